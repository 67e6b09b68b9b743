"""The working calendar of an agency on a day."""

import hashlib
from datetime import date

from hienluong.base.fresh import fresh
from hienluong.shared.worktime.calendar import Span, WorkCalendar
from hienluong.shared.worktime.models import AgencyCalendar, Calendar, CalendarVersion, DayOverride
from hienluong.shared.worktime.rules import Counting

__all__ = ["STANDARD", "calendar_of", "counting_of"]

STANDARD = "standard"
Known = tuple[WorkCalendar, Counting]


def calendar_of(agency_id: int, day: date) -> WorkCalendar:
    """The calendar that `agency_id` keeps on `day`. Raises Calendar.DoesNotExist when none is loaded.

    Kept in the process for a few seconds: a change of calendar reaches every process within them.
    """
    return _of(agency_id, day)[0]


def counting_of(agency_id: int, day: date) -> Counting:
    """How that agency counts working days."""
    return _of(agency_id, day)[1]


@fresh()
def _of(agency_id: int, day: date) -> Known:
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
