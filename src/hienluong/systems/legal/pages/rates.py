"""How well agencies publish: a page for those who answer for it, and the same as CSV."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hienluong.base import clock
from hienluong.face.fields import Choice
from hienluong.face.filters import vn_number
from hienluong.face.spreadsheets import csv_answer
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.legal.models import Family, PublicationDuty
from hienluong.systems.legal.models.document import READ
from hienluong.systems.legal.queries.rates import Rate, duties, missing_documents, rates_of, total_of

__all__ = ["rate_csv", "rate_page"]

_FIRST_YEAR = 2018


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or one month of it."""

    year: int
    month: int | None

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        month = self.month or 12
        return date(self.year, month, monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Told:
    """A rate as shown, with whether the target of its family is met."""

    rate: Rate
    percent: str
    meets: bool | None
    """None when nothing was due, or no duty is known."""


@dataclass(frozen=True, slots=True)
class Line:
    """One agency."""

    agency_id: int
    name: str
    normative: Told
    directive: Told

    @property
    def missing(self) -> int:
        return self.normative.rate.missing + self.directive.rate.missing


@require_safe
@never_cache
def rate_page(request: HouseRequest) -> HttpResponse:
    """Agencies within the reader's right, and the documents that are missing (of one agency: `co-quan`)."""
    request.actor.require(READ)
    period, agency = _period(request), _agency(request)
    rates = rates_of(request.actor, period.first, period.last)
    due = duties(min(period.last, clock.today()))
    normative, directive = total_of(rates)
    context = {
        "period": period,
        "years": [Choice(str(year), str(year)) for year in range(clock.today().year, _FIRST_YEAR - 1, -1)],
        "months": [
            Choice("", _("Cả năm")),
            *(Choice(str(n), _("Tháng %(n)s") % {"n": n}) for n in range(1, 13)),
        ],
        "lines": [
            Line(
                one.agency_id,
                one.name,
                _told(one.normative, due.get(Family.NORMATIVE)),
                _told(one.directive, due.get(Family.DIRECTIVE)),
            )
            for one in rates
        ],
        "totals": [
            (family.label, _told(rate, due.get(family)), due.get(family))
            for family, rate in ((Family.NORMATIVE, normative), (Family.DIRECTIVE, directive))
        ],
        "missing": missing_documents(request.actor, period.first, period.last, agency),
        "agency_name": next((one.name for one in rates if one.agency_id == agency), ""),
    }
    return render(request, "legal/rates.html", context)


@require_safe
@never_cache
def rate_csv(request: HouseRequest) -> HttpResponse:
    """The same figures, one line an agency; numbers as programs read them."""
    request.actor.require(READ)
    period = _period(request)
    name = f"ty-le-cong-bo-{period.year}" + (f"-{period.month:02}" if period.month else "")
    kinds = ("qppl", "cddh")
    columns = ("phai_cong_bo", "dung_han", "tre", "thieu", "con_han", "ty_le")
    rates = rates_of(request.actor, period.first, period.last)
    return csv_answer(
        name,
        ["co_quan", *(f"{kind}_{column}" for kind in kinds for column in columns)],
        [[one.name, *_figures(one.normative), *_figures(one.directive)] for one in rates],
    )


def _figures(rate: Rate) -> list[object]:
    percent = "" if rate.percent is None else f"{rate.percent:.1f}"
    return [rate.due, rate.in_time, rate.late, rate.missing, rate.ahead, percent]


def _told(rate: Rate, duty: PublicationDuty | None) -> Told:
    percent = "" if rate.percent is None else f"{vn_number(rate.percent, 1)}%"
    return Told(rate, percent, rate.meets(duty) if duty and rate.due else None)


def _period(request: HouseRequest) -> Period:
    this = clock.today().year
    year, month = (_number(request.GET.get(name, ""), 4) for name in ("nam", "thang"))
    return Period(
        year if year is not None and _FIRST_YEAR <= year <= this else this,
        month if month is not None and 1 <= month <= 12 else None,
    )


def _agency(request: HouseRequest) -> int | None:
    return _number(request.GET.get("co-quan", ""), 18)


def _number(typed: str, digits: int) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= digits else None
