"""Seals written down a second time, outside the database, so that cutting off the newest ones is found."""

import os
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

__all__ = ["append_roots", "log_path", "logged_roots"]


def log_path() -> Path:
    """The file: one line a seal, its number and its digest."""
    return settings.HOME.root / "journal" / "roots.log"


def logged_roots() -> dict[int, str]:
    """Digests by number. A half line at the end, left by a power cut, does not count."""
    try:
        text = log_path().read_text(encoding="ascii")
    except FileNotFoundError:
        return {}
    whole = text[: text.rfind("\n") + 1]
    return {int(number): digest for number, digest in (line.split() for line in whole.splitlines())}


def append_roots(roots: Sequence[tuple[int, bytes]]) -> None:
    """Write down seals and wait until the disk has them."""
    log_path().parent.mkdir(parents=True, exist_ok=True)
    with log_path().open("ab+") as file:
        _drop_half_line(file.fileno())
        file.write(b"".join(f"{number} {digest.hex()}\n".encode() for number, digest in roots))
        file.flush()
        os.fsync(file.fileno())


def _drop_half_line(descriptor: int) -> None:
    size = os.fstat(descriptor).st_size
    tail = os.pread(descriptor, 200, max(0, size - 200))
    if tail and not tail.endswith(b"\n"):
        os.ftruncate(descriptor, size - len(tail) + tail.rfind(b"\n") + 1)
