"""A year of an agency's working time, day by day, with what differs and why."""

from calendar import Calendar as Weeks
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hienluong.base import clock
from hienluong.face.fields import Choice
from hienluong.kernel.access.public import HouseRequest
from hienluong.shared.worktime.actions.override import MANAGE, PROVINCE
from hienluong.shared.worktime.calendar import Span, WorkCalendar
from hienluong.shared.worktime.models import DayOverride
from hienluong.shared.worktime.pages.agencies import agency_choices, asked_agency, name_of
from hienluong.shared.worktime.queries import calendar_of, overrides_of

__all__ = ["hours_words", "year_page"]

_WEEKS = Weeks()
_YEARS = (2018, 2100)

CLOSED, MADE_UP, SHORTENED = "closed", "made-up", "partial"
_WORDS = {
    CLOSED: gettext_lazy("nghỉ"),
    MADE_UP: gettext_lazy("làm bù"),
    SHORTENED: gettext_lazy("đổi giờ"),
}


@dataclass(frozen=True, slots=True)
class Day:
    """One cell: `look` names how it differs from its weekday, "" when it does not, "off" for days always off."""

    day: date
    look: str
    today: bool

    @property
    def words(self) -> str:
        """How it differs, for who does not see the colour."""
        return str(_WORDS.get(self.look, ""))


@dataclass(frozen=True, slots=True)
class Month:
    """A month as weeks from Monday; None where a week reaches into another month."""

    first: date
    weeks: Sequence[Sequence[Day | None]]


@dataclass(frozen=True, slots=True)
class Line:
    """One override as listed."""

    row: DayOverride
    hours: str
    where: str
    ahead: bool


@require_GET
@never_cache
def year_page(request: HouseRequest) -> HttpResponse:
    """For who may change calendars: the year, the list of what differs, the way to change it."""
    actor = request.actor
    actor.require(MANAGE)
    today = clock.today()
    agency = asked_agency(actor, request.GET.get("co-quan", ""))
    year = _year(request.GET.get("nam", ""), today)
    calendar = calendar_of(agency or PROVINCE, min(max(today, date(year, 1, 1)), date(year, 12, 31)))
    facts = {
        "year": year,
        "agency": agency,
        "name": name_of(agency),
        "agencies": agency_choices(actor),
        "years": [Choice(str(each), str(each)) for each in range(today.year - 2, today.year + 3)],
        "months": [_month(calendar, year, number, today) for number in range(1, 13)],
        "lines": _lines(agency, year, today),
        "week": [(day, hours_words(spans)) for day, spans in zip(_weekdays(), calendar.week, strict=True)],
    }
    return render(request, "worktime/year.html", facts)


def hours_words(spans: Sequence[Span]) -> str:
    """ "07:00–11:30, 13:30–17:00", or that nobody works."""
    return ", ".join("–".join(span.words) for span in spans) or _("nghỉ cả ngày")


def _year(text: str, today: date) -> int:
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else today.year
    return min(max(year, _YEARS[0]), _YEARS[1])


def _weekdays() -> list[str]:
    return [
        _("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ Nhật"),
    ]  # fmt: skip


def _month(calendar: WorkCalendar, year: int, number: int, today: date) -> Month:
    weeks = [
        [Day(day, _look(calendar, day), day == today) if day.month == number else None for day in week]
        for week in _WEEKS.monthdatescalendar(year, number)
    ]
    return Month(date(year, number, 1), weeks)


def _look(calendar: WorkCalendar, day: date) -> str:
    usual, spans = calendar.week[day.weekday()], calendar.spans(day)
    if spans == usual:
        return "" if usual else "off"
    if not spans:
        return CLOSED
    return SHORTENED if usual else MADE_UP


def _lines(agency: int | None, year: int, today: date) -> list[Line]:
    rows = overrides_of(agency, date(year, 1, 1), date(year, 12, 31))
    return [
        Line(
            row,
            hours_words([Span.between(start, end) for start, end in row.hours]),
            name_of(row.agency_id),
            row.day >= today,
        )
        for row in rows
    ]
