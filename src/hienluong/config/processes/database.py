"""The database that a command or the supervisor works on: the one in the box, or one outside."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from hienluong.config.home import Home
from hienluong.config.postgres import Cluster, DatabaseBroken
from hienluong.config.processes.lock import hold_home, is_held
from hienluong.config.processes.trouble import CannotStart, Exit

__all__ = ["at_hand", "end", "open_cluster"]


def open_cluster(home: Home, secrets: dict[str, str]) -> "subprocess.Popen[bytes]":
    """Start the PostgreSQL in the box, made first when there is none.

    Raises CannotStart when it cannot run; the data stays as it was.
    """
    cluster = Cluster(home, secrets)
    try:
        if not cluster.exists():
            cluster.create()
        process = cluster.start(home.logs / "postgres.log")
        cluster.prepare()
    except (DatabaseBroken, psycopg.OperationalError) as error:
        raise CannotStart(str(error), Exit.DATABASE_BROKEN) from None
    except PermissionError as error:
        raise CannotStart(
            f"Không đọc được {error.filename}: thư mục dữ liệu thuộc về tài khoản khác của máy.",
            Exit.DATABASE_BROKEN,
        ) from None
    return process


def end(process: "subprocess.Popen[bytes]", seconds: float = 15) -> None:
    """Fast shutdown: open transactions are rolled back, what was committed is on disk."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def at_hand(home: Home, secrets: dict[str, str]) -> Iterator[None]:
    """A database that answers, for the length of a command.

    The running program's when there is one; else PostgreSQL is started for the command alone.
    """
    if home.outside_database or is_held(home):
        yield
        return
    with hold_home(home):
        process = open_cluster(home, secrets)
        try:
            yield
        finally:
            end(process)
