"""Runs scheduled jobs beside the dispatching of events, so that neither waits for the other."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from django.db import Error, connection

from hienluong.kernel.jobs.actions.beat import beat
from hienluong.kernel.jobs.actions.run_schedule import due, run_schedule
from hienluong.kernel.jobs.registry import Schedule, schedules

__all__ = ["Scheduler"]

_log = logging.getLogger(__name__)

_THREADS = 3
_LOOK_SECONDS = 1.0
_BEAT_SECONDS = 5.0


class Scheduler:
    """A thread that looks every second which jobs are due and lets a few threads run them."""

    def __init__(self, worker: str, started_at: datetime) -> None:
        self._worker, self._started_at = worker, started_at
        self._stop = threading.Event()
        self._running: set[str] = set()
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="schedule")
        self._thread = threading.Thread(target=self._look_again_and_again, name="scheduler")
        self._beaten = float("-inf")

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Start nothing more and wait for what is running."""
        self._stop.set()
        self._thread.join()
        self._pool.shutdown(wait=True)

    def _look_again_and_again(self) -> None:
        while not self._stop.wait(_LOOK_SECONDS):
            _survive(self._look)
        connection.close()

    def _look(self) -> None:
        if time.monotonic() - self._beaten > _BEAT_SECONDS:
            beat(self._worker, self._started_at)
            self._beaten = time.monotonic()
        for schedule in due([one for one in schedules() if one.name not in self._running]):
            self._running.add(schedule.name)
            self._pool.submit(self._run, schedule)

    def _run(self, schedule: Schedule) -> None:
        try:
            _survive(lambda: run_schedule(schedule))
        finally:
            connection.close()
            self._running.discard(schedule.name)


def _survive(act: Callable[[], object]) -> None:
    """Whatever happens, the next look tries again: without this thread nothing would be sealed or sent."""
    try:
        act()
    except Error as error:
        _log.warning("schedule_without_database error=%s", type(error).__name__)
        connection.close()
    except Exception:  # noqa: BLE001 - logged, and the next look must come
        _log.exception("scheduler_failed")
