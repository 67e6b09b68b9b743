"""Front door of worktime."""

from hienluong.shared.worktime.calendar import Span, WorkCalendar
from hienluong.shared.worktime.effects import EFFECT_CAP, register_effect
from hienluong.shared.worktime.queries import calendar_known_at, calendar_of, counting_of
from hienluong.shared.worktime.rules import Counting, LimitUnit, TimeLimit, due

__all__ = [
    "EFFECT_CAP",
    "Counting",
    "LimitUnit",
    "Span",
    "TimeLimit",
    "WorkCalendar",
    "calendar_known_at",
    "calendar_of",
    "counting_of",
    "due",
    "register_effect",
]
