"""Visits counted in the memory of a web process and written every few seconds.

What was counted since the last writing is lost when the process is killed: a few seconds of one process, by design.
Nothing waits for the database while a page is sent.
"""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

__all__ = ["Batch", "Tally"]

_LOG = logging.getLogger(__name__)
_SECONDS = 5.0
_MOST = 20_000
"""Different pages and different readers held at once; further ones are not counted until these are written."""

Page = tuple[str, str]
"""Site, path."""
Reader = tuple[str, str, str]
"""Site, address, browser; in memory only, and only until the batch is written."""


@dataclass(slots=True)
class Batch:
    """What was counted between two writings."""

    pages: Counter[Page] = field(default_factory=Counter)
    readers: set[Reader] = field(default_factory=set)

    def add(self, page: Page, reader: Reader) -> None:
        """Count one visit, unless the batch is full of others."""
        if len(self.pages) < _MOST or page in self.pages:
            self.pages[page] += 1
        if len(self.readers) < _MOST:
            self.readers.add(reader)


class Tally:
    """Safe for threads. A thread of its own begins with the first visit and sleeps while nobody reads."""

    def __init__(self, write: Callable[[Batch], None], seconds: float = _SECONDS) -> None:
        self._write = write
        self._seconds = seconds
        self._batch = Batch()
        self._lock = threading.Lock()
        self._some = threading.Event()
        self._thread: threading.Thread | None = None

    def add(self, site: str, path: str, address: str, agent: str) -> None:
        """Count one visit; a few microseconds."""
        with self._lock:
            self._batch.add((site, path), (site, address, agent))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="visits", daemon=True)
                self._thread.start()
        self._some.set()

    def flush(self) -> None:
        """Write what was counted. When that fails it is kept and written with the next batch."""
        with self._lock:
            batch, self._batch = self._batch, Batch()
            self._some.clear()
        if not batch.pages:
            return
        try:
            self._write(batch)
        except Exception as error:  # noqa: BLE001 - whatever the database says, reading goes on
            _LOG.warning("visits.not-written", extra={"error": type(error).__name__})
            self._take_back(batch)

    def _take_back(self, batch: Batch) -> None:
        """Full batches are given up: a database that stays away must not fill the memory."""
        with self._lock:
            if max(len(batch.pages), len(batch.readers)) < _MOST:
                batch.pages.update(self._batch.pages)
                batch.readers |= self._batch.readers
                self._batch = batch
        self._some.set()

    def _run(self) -> None:
        while True:
            self._some.wait()
            time.sleep(self._seconds)
            self.flush()
