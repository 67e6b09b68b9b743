"""The worker's main loop."""

import logging
import os
import socket
import threading
from contextlib import suppress

from django.db import Error, connection

from hienluong.base import clock
from hienluong.kernel.jobs.actions.beat import say_goodbye
from hienluong.kernel.jobs.actions.emit import CHANNEL
from hienluong.kernel.jobs.worker.dispatch import work_off
from hienluong.kernel.jobs.worker.schedule import Scheduler

__all__ = ["run_worker"]

_log = logging.getLogger(__name__)

_LOOK_SECONDS = 1.0
_LONGEST_BACK_OFF = 10.0

_SESSION = f"""
set synchronous_commit = off;
set lock_timeout = '10s';
set statement_timeout = '120s';
listen {CHANNEL};
"""
"""Deliveries may reach the disk a moment late: an effect and its mark are lost together or not at all, and what is
lost is handed out again."""


def run_worker(stopping: threading.Event) -> None:
    """Hand out events and run schedules until `stopping`; what is under way is finished first."""
    name = f"{socket.gethostname()}:{os.getpid()}"
    scheduler = Scheduler(name, clock.now())
    scheduler.start()
    _log.info("worker_started name=%s", name)
    try:
        _dispatch_until(stopping)
    finally:
        scheduler.stop()
        with suppress(Error):
            say_goodbye(name)
        connection.close()
        _log.info("worker_stopped name=%s", name)


def _dispatch_until(stopping: threading.Event) -> None:
    back_off = 0.5
    while not stopping.is_set():
        try:
            _open_session()
            while not stopping.is_set():
                work_off(stopping.is_set)
                back_off = 0.5
                _wait_for_knock()
        except Error as error:
            _log.warning("worker_without_database error=%s wait=%s", type(error).__name__, back_off)
            connection.close()
            stopping.wait(back_off)
            back_off = min(back_off * 2, _LONGEST_BACK_OFF)


def _open_session() -> None:
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute(_SESSION)


def _wait_for_knock() -> None:
    raw = connection.connection
    with connection.wrap_database_errors:
        for _ in raw.notifies(timeout=_LOOK_SECONDS, stop_after=1):
            return
