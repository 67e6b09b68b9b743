"""Whether somebody is being answered: what calls from outside goes before what can wait."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["answering", "let_pass"]

_PATIENCE = 0.5
"""Seconds that one handled message waits at most."""
_LOOK = 0.005
_lock = threading.Lock()
_being_answered = 0


@contextmanager
def answering() -> Iterator[None]:
    """A request is being answered meanwhile."""
    _count(1)
    try:
        yield
    finally:
        _count(-1)


def _count(change: int) -> None:
    global _being_answered  # noqa: PLW0603 - one gateway in a process
    with _lock:
        _being_answered += change


def let_pass() -> None:
    """Wait until nobody is being answered, but not for ever: both ends share one interpreter."""
    deadline = time.monotonic() + _PATIENCE
    while _being_answered and time.monotonic() < deadline:
        time.sleep(_LOOK)
