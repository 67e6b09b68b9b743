"""What goes first: who calls from outside, and what is on its way out. What was received lies safely and can wait a little."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["going_first", "let_pass"]

_PATIENCE = 0.1
"""Seconds that a received message waits at most for each such act: ten a second are handled under any load."""
_LOOK = 0.005
_lock = threading.Lock()
_under_way = 0


@contextmanager
def going_first() -> Iterator[None]:
    """Something goes first meanwhile: all share one interpreter."""
    _count(1)
    try:
        yield
    finally:
        _count(-1)


def _count(change: int) -> None:
    global _under_way  # noqa: PLW0603 - one gateway in a process
    with _lock:
        _under_way += change


def let_pass() -> None:
    """Wait until nothing goes first, but not for ever."""
    deadline = time.monotonic() + _PATIENCE
    while _under_way and time.monotonic() < deadline:
        time.sleep(_LOOK)
