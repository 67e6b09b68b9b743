"""Tells the person at the terminal what is being done and how long it took."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["say", "step"]


def say(sentence: str) -> None:
    """A line for the person at the terminal, seen at once."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


@contextmanager
def step(name: str) -> Iterator[None]:
    """Announce a step, then its seconds. A step that fails leaves its line open for the reason."""
    sys.stdout.write(f"  {name:<44}")
    sys.stdout.flush()
    began = time.monotonic()
    yield
    say(f"{time.monotonic() - began:6.1f} s")
