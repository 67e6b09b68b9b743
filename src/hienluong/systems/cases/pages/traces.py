"""The control sheet of a case and the register of an agency as PDF, for those who may print them."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.kernel.journal.public import Note, record, record_all
from hienluong.shared.printing.public import render
from hienluong.systems.cases.actions.moves import subject_of
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.pages.prints import pdf_response
from hienluong.systems.cases.queries.traces import (
    MOST_ROWS,
    Period,
    cases_registered,
    control_sheet,
    register_of,
)
from hienluong.systems.cases.queries.visible import visible_case
from hienluong.systems.cases.rights import PRINT

__all__ = ["control", "own_agency", "register"]

_MOST_DAYS = 92


@require_GET
@never_cache
def control(request: HouseRequest, code: str) -> HttpResponse:
    """Phiếu kiểm soát quá trình giải quyết hồ sơ (form 06)."""
    request.actor.require(PRINT)
    case = visible_case(request.actor, code)
    record(request.actor, "cases.control_printed", subject_of(case), right=PRINT, facts={"code": case.code})
    return pdf_response(render(control_sheet(case)), f"{case.code}-phieu-kiem-soat.pdf")


@require_GET
@never_cache
def register(request: HouseRequest) -> HttpResponse:
    """Sổ theo dõi hồ sơ (form 07) of the reader's agency for a period; every party in it sees that it was printed."""
    agency = own_agency(request.actor)
    period = _period(request.GET)
    cases = cases_registered(request.actor, agency, period)
    if len(cases) > MOST_ROWS:
        raise Invalid(
            {"tu": _("Khoảng thời gian có hơn %(most)d hồ sơ. In từng phần.") % {"most": MOST_ROWS}}
        )
    _note_printing(request.actor, cases)
    name = f"so-theo-doi-{period.first:%y%m%d}-{period.last:%y%m%d}.pdf"
    return pdf_response(render(register_of(agency, period, cases)), name)


def own_agency(actor: Actor) -> int:
    """The agency whose register the reader keeps: the one of the post that may print. Raises NotAllowed."""
    actor.require(PRINT)
    seats = [agency for agency in sorted(actor.agencies) if actor.holds(PRINT, agency)]
    if not seats:
        raise NotAllowed(right=PRINT)
    return seats[0]


def _period(query: QueryDict) -> Period:
    """This month so far when no days are given. Raises Invalid."""
    today = clock.today()
    first = _day(query.get("tu", ""), today.replace(day=1))
    last = _day(query.get("den", ""), today)
    if not timedelta() <= last - first <= timedelta(days=_MOST_DAYS):
        raise Invalid({"tu": _("Chọn khoảng thời gian từ 1 đến %(most)d ngày.") % {"most": _MOST_DAYS}})
    return Period(first, last)


def _day(typed: str, unless_given: date) -> date:
    if not typed:
        return unless_given
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise Invalid({"tu": _("Ngày không đúng dạng.")}) from error


def _note_printing(actor: Actor, cases: Sequence[Case]) -> None:
    record_all(
        [
            Note(actor, "cases.register_printed", subject_of(case), PRINT, {"code": case.code})
            for case in cases
        ]
    )
