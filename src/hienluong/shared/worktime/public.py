"""Front door of worktime."""

from hienluong.shared.worktime.calendar import Span, WorkCalendar
from hienluong.shared.worktime.queries import calendar_of, counting_of
from hienluong.shared.worktime.rules import Counting, LimitUnit, TimeLimit, due

__all__ = [
    "Counting",
    "LimitUnit",
    "Span",
    "TimeLimit",
    "WorkCalendar",
    "calendar_of",
    "counting_of",
    "due",
]
