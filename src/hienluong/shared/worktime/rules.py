"""From a time limit in law to a due time. Pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum

from hienluong.base import clock
from hienluong.shared.worktime.calendar import WorkCalendar

__all__ = ["Counting", "LimitUnit", "TimeLimit", "due"]


class LimitUnit(StrEnum):
    """Units as the law writes them; calendar days are never turned into working days."""

    WORKING_HOUR = "working_hour"
    WORKING_DAY = "working_day"
    DAY = "day"
    MONTH = "month"


class Counting(StrEnum):
    """How working days are counted; chosen for each calendar, with its basis."""

    HOURS = "hours"
    """n × 8 working hours from the moment of reception: due in the middle of a day."""
    WHOLE_DAYS = "whole-days"
    """The first day is not counted, the last ends at close of work (Bộ luật Dân sự, điều 147-148)."""


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time limit as published. Zero working days: on the same day."""

    amount: Decimal
    unit: LimitUnit


_HOURS_IN_DAY = 8


def due(
    calendar: WorkCalendar,
    limit: TimeLimit,
    received_at: datetime,
    *,
    counting: Counting = Counting.HOURS,
    cutoff: time | None = None,
) -> tuple[datetime, datetime]:
    """(when the clock starts, when it is due) for something received at `received_at`.

    Limits in days or months end at close of work, and move to the next working day when they would
    end on a day off. One working day is eight working hours (one-stop practice).
    """
    start = calendar.start_of_clock(received_at, cutoff)
    day = clock.local(start).date()
    match limit.unit:
        case LimitUnit.WORKING_HOUR:
            return start, calendar.add_minutes(start, int(limit.amount * 60))
        case LimitUnit.WORKING_DAY:
            return start, _working_days(calendar, limit.amount, start, counting)
        case LimitUnit.DAY:
            return start, calendar.close_of(day + timedelta(days=int(limit.amount)))
        case LimitUnit.MONTH:
            return start, calendar.close_of(_months_after(day, int(limit.amount)))


def _working_days(calendar: WorkCalendar, amount: Decimal, start: datetime, counting: Counting) -> datetime:
    day = clock.local(start).date()
    if amount == 0:
        return calendar.close_of(day)
    if counting is Counting.HOURS or amount % 1:
        return calendar.add_minutes(start, int(amount * _HOURS_IN_DAY * 60))
    return calendar.close_of(calendar.working_day_after(day, int(amount)))


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
