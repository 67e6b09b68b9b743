"""The working calendar of an agency on a day."""

import hashlib
import time as timer
from datetime import date

from hienluong.shared.worktime.calendar import Span, WorkCalendar
from hienluong.shared.worktime.models import AgencyCalendar, Calendar, CalendarVersion, DayOverride
from hienluong.shared.worktime.rules import Counting

__all__ = ["STANDARD", "calendar_of", "counting_of", "forget_calendars"]

STANDARD = "standard"
_FRESH_SECONDS = 5.0

Known = tuple[WorkCalendar, Counting]
_known: dict[tuple[int, date], tuple[float, Known]] = {}


def calendar_of(agency_id: int, day: date) -> WorkCalendar:
    """The calendar that `agency_id` keeps on `day`. Raises Calendar.DoesNotExist when none is loaded.

    Kept in the process for a few seconds: a change of calendar reaches every process within them.
    """
    return _of(agency_id, day)[0]


def counting_of(agency_id: int, day: date) -> Counting:
    """How that agency counts working days."""
    return _of(agency_id, day)[1]


def forget_calendars() -> None:
    """Read again at the next question; called after a change in this process."""
    _known.clear()


def _of(agency_id: int, day: date) -> Known:
    kept = _known.get((agency_id, day))
    if kept and timer.monotonic() - kept[0] < _FRESH_SECONDS:
        return kept[1]
    if len(_known) > 1000:
        _known.clear()
    fresh = _read(agency_id, day)
    _known[agency_id, day] = (timer.monotonic(), fresh)
    return fresh


def _read(agency_id: int, day: date) -> Known:
    own = AgencyCalendar.objects.as_of(day).filter(agency=agency_id).first()
    calendar_id = own.calendar_id if own else Calendar.objects.get(code=STANDARD).pk
    version = CalendarVersion.objects.as_of(day).filter(calendar=calendar_id).latest("pk")
    week = tuple(_spans(hours) for hours in version.week)
    rows = DayOverride.objects.filter(calendar__isnull=True) | DayOverride.objects.filter(
        calendar=calendar_id
    )
    days = {row.day: _spans(row.hours) for row in rows.order_by("pk")}
    return WorkCalendar(_fingerprint(week, days), week, days), Counting(version.counting)


def _spans(hours: list[list[str]]) -> tuple[Span, ...]:
    return tuple(sorted(Span.between(start, end) for start, end in hours))


def _fingerprint(week: tuple[tuple[Span, ...], ...], days: dict[date, tuple[Span, ...]]) -> str:
    content = repr((week, sorted(days.items())))
    return hashlib.sha256(content.encode()).hexdigest()[:16]
