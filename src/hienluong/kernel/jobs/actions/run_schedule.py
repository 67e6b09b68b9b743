"""Run a scheduled job, in one process at a time."""

import logging
from datetime import timedelta

from django.db import connection

from hienluong.base import clock
from hienluong.kernel.jobs.actions.deliver import fault_of
from hienluong.kernel.jobs.models import ScheduleRun
from hienluong.kernel.jobs.registry import Schedule

__all__ = ["due", "run_schedule"]

_log = logging.getLogger(__name__)

_TURN = 0x686C_7363


def due(schedules: list[Schedule]) -> list[Schedule]:
    """Those whose time has come. A run in the future, left by a wrong clock, does not count."""
    now = clock.now()
    began = dict(ScheduleRun.objects.values_list("name", "started_at"))
    return [
        one
        for one in schedules
        if (last := began.get(one.name)) is None or not now - timedelta(seconds=one.seconds) < last <= now
    ]


def run_schedule(schedule: Schedule) -> bool:
    """Run `schedule` unless another process does or just did; whether it ran. Its failure is kept in its row."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, hashtext(%s))", [_TURN, schedule.name])
        if not cursor.fetchone()[0]:
            return False
    try:
        if not due([schedule]):
            return False
        _run(schedule)
        return True
    finally:
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s, hashtext(%s))", [_TURN, schedule.name])


def _run(schedule: Schedule) -> None:
    ScheduleRun.objects.update_or_create(
        name=schedule.name, defaults={"started_at": clock.now(), "finished_at": None}
    )
    error = ""
    try:
        schedule.run()
    except Exception as raised:
        if not connection.is_usable():
            raise
        error = fault_of(raised)
        _log.exception("schedule_failed name=%s", schedule.name)
    ScheduleRun.objects.filter(name=schedule.name).update(finished_at=clock.now(), error=error)
