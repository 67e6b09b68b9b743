"""The working calendar of an agency on a day."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db.models import Q, QuerySet

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.kernel.organisation.public import line_to_body
from hienluong.shared.worktime.calendar import Span, WorkCalendar
from hienluong.shared.worktime.models import AgencyCalendar, Calendar, CalendarVersion, DayOverride
from hienluong.shared.worktime.rules import Counting

__all__ = ["STANDARD", "calendar_known_at", "calendar_of", "counting_of", "overrides_of"]

STANDARD = "standard"
Known = tuple[WorkCalendar, Counting]
_FOR_ALL = Q(calendar__isnull=True, agency__isnull=True)


def calendar_of(agency_id: int, day: date) -> WorkCalendar:
    """The calendar that `agency_id` keeps on `day`. Raises Calendar.DoesNotExist when none is loaded.

    Kept in the process for a few seconds: a change of calendar reaches every process within them.
    """
    return _of(agency_id, day)[0]


def counting_of(agency_id: int, day: date) -> Counting:
    """How that agency counts working days."""
    return _of(agency_id, day)[1]


def _of(agency_id: int, day: date) -> Known:
    """Agencies without days of their own share one answer, which is all but a few of them."""
    line = line_to_body(agency_id, day)
    own = tuple(agency for agency in line if agency in _with_own_days())
    return _kept(own, _calendar_id(line, day), day)


@fresh()
def _kept(own: tuple[int, ...], calendar_id: int, day: date) -> Known:
    return _known(own, calendar_id, day, clock.now())


@fresh()
def _with_own_days() -> frozenset[int]:
    """The agencies that ever had days of their own."""
    agencies = DayOverride.objects.filter(agency__isnull=False).values_list("agency_id", flat=True)
    return frozenset(agencies.distinct())


def calendar_known_at(agency_id: int, day: date, moment: datetime) -> WorkCalendar:
    """The calendar of `agency_id` on `day` as it was known at `moment`: the one a deadline was computed with.

    Its version is the one kept with that deadline.
    """
    line = line_to_body(agency_id, day)
    return _known(line, _calendar_id(line, day), day, moment)[0]


def overrides_of(agency_id: int | None, first: date, last: date) -> list[DayOverride]:
    """Every override between two days, withdrawn ones too, for an agency, or for the whole province when None.

    The newest of a day stands last.
    """
    rows = DayOverride.objects.filter(_FOR_ALL)
    if agency_id is not None:
        line = line_to_body(agency_id, last)
        rows = _rows(line, _calendar_id(line, last))
    rows = rows.filter(day__range=(first, last))
    return list(rows.select_related("agency").order_by("day", "pk"))


def _known(line: Sequence[int], calendar_id: int, day: date, moment: datetime) -> Known:
    version = _version(calendar_id, day)
    week = tuple(_spans(hours) for hours in version.week)
    counted = Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=moment)
    rows = _rows(line, calendar_id).filter(counted, added_at__lte=moment)
    days = {row.day: _spans(row.hours) for row in rows.order_by("pk")}
    return WorkCalendar(_fingerprint(week, days), week, days), Counting(version.counting)


@fresh()
def _version(calendar_id: int, day: date) -> CalendarVersion:
    return CalendarVersion.objects.as_of(day).filter(calendar=calendar_id).latest("pk")


def _rows(line: Sequence[int], calendar_id: int) -> QuerySet[DayOverride]:
    """The overrides for all, for the calendar, and for the agencies from one up to the body it acts for."""
    own = Q(calendar=calendar_id) | Q(agency__in=line)
    return DayOverride.objects.filter(_FOR_ALL | own)


def _calendar_id(line: Sequence[int], day: date) -> int:
    """The calendar the agency keeps, else the one of the body it acts for, else the standard one."""
    kept = _calendars_kept(day)
    return next((kept[agency] for agency in line if agency in kept), None) or _standard()


@fresh()
def _calendars_kept(day: date) -> Mapping[int, int]:
    """The calendar of each agency that has one of its own."""
    return dict(AgencyCalendar.objects.as_of(day).order_by("pk").values_list("agency_id", "calendar_id"))


@fresh()
def _standard() -> int:
    return Calendar.objects.get(code=STANDARD).pk


def _spans(hours: list[list[str]]) -> tuple[Span, ...]:
    return tuple(sorted(Span.between(start, end) for start, end in hours))


def _fingerprint(week: tuple[tuple[Span, ...], ...], days: dict[date, tuple[Span, ...]]) -> str:
    content = repr((week, sorted(days.items())))
    return hashlib.sha256(content.encode()).hexdigest()[:16]
