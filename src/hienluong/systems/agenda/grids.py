"""A week drawn as a table: days by halves, the lines of each with their marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hienluong.systems.agenda.models import Session
from hienluong.systems.agenda.queries.lines import Shown
from hienluong.systems.agenda.rules.changes import Change, Changed
from hienluong.systems.agenda.rules.weeks import days_of

__all__ = ["Day", "Drawn", "Half", "draw", "weekday_of"]

_WEEKDAYS = (_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ Nhật"))
_WORDS = {Change.ADDED: _("mới"), Change.CHANGED: _("thay đổi"), Change.REMOVED: _("đã bỏ")}
_WEEKEND = 5


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line with what is to be marked: how it changed, what it clashes with."""

    line: Shown
    changed: Changed | None
    clash: str = ""

    @property
    def time(self) -> str:
        """`7 giờ 30 – 9 giờ`, as calendars of offices write it; empty for a whole half of a day."""
        if self.line.starts is None:
            return ""
        return " – ".join(_hour(at) for at in (self.line.starts, self.line.ends) if at)

    @property
    def mark(self) -> str:
        """A word for the change, so that not colour alone tells it."""
        return str(_WORDS[self.changed.change]) if self.changed else ""

    @property
    def look(self) -> str:
        return self.changed.change if self.changed else ""


@dataclass(frozen=True, slots=True)
class Half:
    """A morning or an afternoon."""

    label: str
    lines: Sequence[Drawn]


@dataclass(frozen=True, slots=True)
class Day:
    """A day with its two halves."""

    day: date
    weekday: object
    halves: Sequence[Half]

    @property
    def rows(self) -> int:
        """How many rows of the table it takes."""
        return sum(max(len(half.lines), 1) for half in self.halves)


def draw(
    monday: date,
    lines: Sequence[Shown],
    marks: Mapping[UUID, Changed],
    clashes: Mapping[UUID, str] | None = None,
) -> list[Day]:
    """Monday to friday always, the weekend only when something is written there."""
    told = clashes or {}
    days = []
    for number, day in enumerate(days_of(monday)):
        drawn = [
            Drawn(line, marks.get(line.key), told.get(line.key, "")) for line in lines if line.day == day
        ]
        if number < _WEEKEND or drawn:
            days.append(Day(day, _WEEKDAYS[number], [_half(half, drawn) for half in Session]))
    return days


def _hour(at: time) -> str:
    facts = {"hour": at.hour, "minute": f"{at.minute:02}"}
    return gettext("%(hour)s giờ %(minute)s") % facts if at.minute else gettext("%(hour)s giờ") % facts


def weekday_of(day: date) -> str:
    """Its name in the reader's language."""
    return str(_WEEKDAYS[day.weekday()])


def _half(session: Session, drawn: Sequence[Drawn]) -> Half:
    return Half(str(session.label), [each for each in drawn if each.line.session == session])
