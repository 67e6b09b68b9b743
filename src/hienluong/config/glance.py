"""Facts of the database that every request needs, looked at once a second."""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["Glance"]

_LOOK_SECONDS = 1.0

T = TypeVar("T")


class Glance(Generic[T]):
    """What `read` answered, asked for at most once a second, by one thread at a time."""

    def __init__(self, read: Callable[[], T], first: T) -> None:
        self._read = read
        self._known = first
        self._looked = float("-inf")
        self._lock = threading.Lock()
        self.are_away = False
        """Whether the database did not answer when it was last asked."""

    def now(self) -> T:
        """The facts, at most a second old; those last known when the database does not answer."""
        if time.monotonic() - self._looked >= _LOOK_SECONDS and self._lock.acquire(blocking=False):
            try:
                self._known = self._read()
                self.are_away = False
            except Exception:  # noqa: BLE001 - any failure of the database: go on with what is known
                self.are_away = True
            finally:
                self._looked = time.monotonic()
                self._lock.release()
        return self._known
