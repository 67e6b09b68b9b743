"""One running copy for one data directory."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from hienluong.config.home import Home
from hienluong.config.processes.trouble import CannotStart, Exit

__all__ = ["hold_home", "is_held"]


@contextmanager
def hold_home(home: Home) -> Iterator[None]:
    """Hold the data directory. The kernel lets go when the process ends, however it ends.

    Raises CannotStart when another process holds it, with that process's number.
    """
    home.make_directories()
    descriptor = os.open(home.run / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStart(
                _somebody_else(home, os.read(descriptor, 20).decode()), Exit.SECOND_COPY
            ) from None
        os.truncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        os.close(descriptor)


def is_held(home: Home) -> bool:
    """Whether a program is running on this data directory."""
    path = home.run / "lock"
    if not path.exists():
        return False
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _somebody_else(home: Home, process: str) -> str:
    return (
        f"Thư mục dữ liệu {home.root} đang được một bản Hiền Lương khác dùng (tiến trình {process or '?'}). "
        "Hãy dừng bản đó trước, hoặc đặt HL_HOME sang thư mục khác."
    )
