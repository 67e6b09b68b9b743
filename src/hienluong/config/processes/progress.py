"""Tells the person at the terminal what is being done and how long it took."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

__all__ = ["say", "step"]


def say(sentence: str) -> None:
    """A line for the person at the terminal, seen at once."""
    _write(sentence + "\n")


@contextmanager
def step(name: str) -> Iterator[None]:
    """Announce a step, then its seconds. A step that fails leaves its line open for the reason."""
    _write(f"  {name:<44}")
    began = time.monotonic()
    yield
    say(f"{time.monotonic() - began:6.1f} s")


def _write(words: str) -> None:
    with suppress(OSError):  # nobody reads any more: no reason to end
        sys.stdout.write(words)
        sys.stdout.flush()
