"""Find cases: the officer's search, and the rows behind every figure of operations."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hienluong.base import clock
from hienluong.face.tables import Cell, Column, KeysetPage, Table
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.kernel.journal.public import Note, record_all
from hienluong.systems.cases.actions.moves import subject_of
from hienluong.systems.cases.models import Business, Case
from hienluong.systems.cases.pages.case_page import case_chip
from hienluong.systems.cases.queries.lists import CaseFilter, list_cases
from hienluong.systems.cases.rights import PRINT, READ
from hienluong.systems.cases.subjects import case_lines

__all__ = ["case_list"]


@require_GET
@never_cache
def case_list(request: HouseRequest) -> HttpResponse:
    """A page of cases under the reader's rights; every filter stands in the address."""
    request.actor.require(READ)
    wanted = _wanted(request.GET)
    page = list_cases(request.actor, wanted, _number(request.GET.get("sau", "")))
    if wanted.words.strip():
        _note_search(request.actor, page.cases)
    facts = {
        "table": _table(page.cases),
        "page": KeysetPage(next_url=_with(request.GET, page.after)),
        "prints": request.actor.holds(PRINT),
        "typed": request.GET,
        "states": Business.choices,
        "state": request.GET.get("trang-thai", ""),
        "late": request.GET.get("qua-han") == "1",
    }
    return render(request, "cases/list.html", facts)


def _note_search(actor: Actor, found: Sequence[Case]) -> None:
    """Whoever looks for a name finds people: each of them can see it. One statement for the whole page."""
    record_all([Note(actor, "cases.found", subject_of(case), READ, {"code": case.code}) for case in found])


def _wanted(query: QueryDict) -> CaseFilter:
    return CaseFilter(
        words=query.get("q", ""),
        business=[state for state in query.getlist("trang-thai") if state in Business.values],
        receiving=_number(query.get("tiep-nhan", "")),
        deciding=_number(query.get("co-quan", "")),
        procedure=query.get("thu-tuc", ""),
        overdue=query.get("qua-han") == "1",
        due_before=_due_soon(query),
        filed_from=_midnight(query.get("tu", "")),
        filed_until=_midnight(query.get("den", ""), days=1),
        decided_from=_midnight(query.get("xong", "")),
        decided_until=_midnight(query.get("xong", ""), days=1),
    )


def _due_soon(query: QueryDict) -> datetime | None:
    return clock.now() + timedelta(days=1) if query.get("sap-den-han") == "1" else None


def _midnight(text: str, days: int = 0) -> datetime | None:
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return datetime.combine(day + timedelta(days=days), time(), tzinfo=clock.ZONE) if day else None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _with(query: QueryDict, after: int | None) -> str:
    if after is None:
        return ""
    following = query.copy()
    following["sau"] = str(after)
    return f"?{following.urlencode()}"


def _table(cases: Sequence[Case]) -> Table:
    lines = case_lines([case.pk for case in cases])
    return Table(
        caption=_("Hồ sơ, mới nhất ở trên"),
        columns=[
            Column(_("Mã hồ sơ")), Column(_("Thủ tục")), Column(_("Người nộp")), Column(_("Trạng thái")),
            Column(_("Thời hạn")),
        ],
        rows=[
            [
                Cell(case.code, lines[case.pk].url),
                case.procedure_name,
                case.applicant.full_name,
                case.get_business_display(),
                case_chip(case) or "",
            ]
            for case in cases
        ],
        empty=_("Không có hồ sơ nào khớp."),
    )  # fmt: skip
