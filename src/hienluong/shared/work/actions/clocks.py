"""The clock of a matter: start, pause, resume, stop, extend."""

from dataclasses import dataclass
from datetime import datetime

from hienluong.base import clock as time
from hienluong.base.errors import Conflict, Invalid
from hienluong.shared.work.actions.items import Matter
from hienluong.shared.work.models import Clock, Pause
from hienluong.shared.work.queries.warnings import thresholds_on
from hienluong.shared.work.rules import soon_from
from hienluong.shared.worktime.public import calendar_of

__all__ = ["Deadline", "extend_clock", "pause_clock", "resume_clock", "start_clock", "stop_clock"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due time and the calendar version by which it was computed."""

    agency_id: int
    started_at: datetime
    due_at: datetime
    calendar_version: str


def start_clock(matter: Matter, deadline: Deadline) -> Clock:
    """Start the clock of a matter; it has one."""
    return Clock.objects.create(
        subject_kind=matter.kind,
        subject_id=matter.id,
        calendar_agency=deadline.agency_id,
        calendar_version=deadline.calendar_version,
        started_at=deadline.started_at,
        due_at=deadline.due_at,
        first_due_at=deadline.due_at,
        soon_at=_soon_at(deadline.agency_id, deadline.started_at, deadline.due_at),
    )


def pause_clock(matter: Matter, reason: str) -> Clock | None:
    """Stand still now, keeping the working minutes that are left. None when no clock was started.

    Raises Conflict when it stands still already.
    """
    found = _running(matter)
    if found is None:
        return None
    if found.paused_at is not None:
        raise Conflict("Thời hạn đang tạm dừng.")
    now = time.now()
    calendar = calendar_of(found.calendar_agency, time.today())
    found.paused_at, found.remaining_minutes = now, calendar.minutes_between(now, found.due_at)
    found.save(update_fields=["paused_at", "remaining_minutes"])
    Pause.objects.create(clock=found, reason=reason, from_at=now)
    return found


def resume_clock(matter: Matter) -> Clock | None:
    """Go on: the minutes that were left are counted from now, by the calendar of today.

    Both due times move by the same rule, because standing still is no lateness. What was late when it was
    paused goes on being as late as it was.
    """
    found = _running(matter)
    if found is None or found.paused_at is None:
        return found
    now = time.now()
    calendar = calendar_of(found.calendar_agency, time.today())
    left = found.remaining_minutes or 0
    moved = calendar.minutes_between(found.first_due_at, found.due_at)
    warned_before = calendar.minutes_between(found.soon_at or found.due_at, found.due_at)
    found.due_at = calendar.shift(now, left)
    found.first_due_at = calendar.shift(now, left - moved)
    found.soon_at = calendar.shift(found.due_at, -warned_before)
    found.paused_at, found.remaining_minutes = None, None
    found.calendar_version = calendar.version
    found.save()
    found.pauses.filter(until_at__isnull=True).update(until_at=now)
    return found


def stop_clock(matter: Matter) -> None:
    """The matter is done or ended: nothing more can be late."""
    now = time.now()
    Clock.objects.filter(subject_kind=matter.kind, subject_id=matter.id, stopped_at__isnull=True).update(
        stopped_at=now
    )
    Pause.objects.filter(
        clock__subject_kind=matter.kind, clock__subject_id=matter.id, until_at__isnull=True
    ).update(until_at=now)


def extend_clock(matter: Matter, due_at: datetime) -> Clock:
    """Promise a later due time, which is watched anew. Lateness is still judged by the first one.

    While the clock stands still the time that will be left grows alike. Raises Invalid, Conflict.
    """
    found = _running(matter)
    if found is None:
        raise Conflict("Chưa có thời hạn để gia hạn.")
    if due_at <= found.due_at:
        raise Invalid({"due_at": "Ngày hẹn mới phải sau ngày hẹn cũ."})
    calendar = calendar_of(found.calendar_agency, time.today())
    found.due_at = due_at
    found.soon_at = _soon_at(found.calendar_agency, time.now(), due_at)
    found.promise, found.soon_told_at, found.overdue_told_at = found.promise + 1, None, None
    if found.paused_at is not None:
        found.remaining_minutes = calendar.minutes_between(found.paused_at, due_at)
    found.save()
    return found


def _soon_at(agency_id: int, began: datetime, due_at: datetime) -> datetime:
    day = time.today()
    return soon_from(calendar_of(agency_id, day), began, due_at, thresholds_on(day))


def _running(matter: Matter) -> Clock | None:
    rows = Clock.objects.select_for_update().filter(subject_kind=matter.kind, subject_id=matter.id)
    return rows.filter(stopped_at__isnull=True).first()
