"""How all sites stand by the checklist: who is responsible, what is missing, since when; and the same as CSV."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hienluong.base import clock
from hienluong.face.fields import Choice
from hienluong.face.spreadsheets import csv_answer
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.portal.queries.checklists import checklist_on
from hienluong.systems.portal.queries.compliance import COMMUNES, DEPARTMENTS, Ranked, RankingFilter, ranking

__all__ = ["ranking_csv", "ranking_page"]

_LONGEST = 100
_COLUMNS = (
    "hang",
    "trang",
    "ten",
    "ty_le",
    "dat",
    "da_cham",
    "con_thieu",
    "can_cu",
    "tu_ngay",
    "chac_chan",
    "phu_trach",
)


@require_safe
@never_cache
def ranking_page(request: HouseRequest) -> HttpResponse:
    """The sites that the officer watches, the best first. Raises SignInNeeded, NotAllowed."""
    wanted = _wanted(request)
    rows, checklist = ranking(request.actor, wanted), checklist_on(clock.today())
    percents = [row.percent for row in rows if row.percent >= 0]
    context = {
        "rows": rows, "wanted": wanted, "checklist": checklist, "query": request.GET.urlencode(),
        "checked_at": max((row.score.checked_at for row in rows if row.score), default=None),
        "average": round(sum(percents) / len(percents)) if percents else None,
        "whole": percents.count(100), "filtered": wanted != RankingFilter(),
        "kinds": [
            Choice("", _("Tất cả")), Choice(DEPARTMENTS, _("Cơ quan cấp tỉnh")), Choice(COMMUNES, _("Xã, phường, đặc khu")),
        ],
        "criteria": [
            Choice("", _("Bất kỳ")), *(Choice(one.code, one.title) for one in (checklist.criteria if checklist else ())),
        ],
    }  # fmt: skip
    return render(request, "portal/watch/ranking.html", context)


@require_safe
@never_cache
def ranking_csv(request: HouseRequest) -> HttpResponse:
    """One line for each thing that a site lacks, and one for a site that lacks nothing."""
    rows = [line for row in ranking(request.actor, _wanted(request)) for line in _lines(row)]
    return csv_answer(f"cham-trang-{clock.today().isoformat()}", _COLUMNS, rows)


def _wanted(request: HouseRequest) -> RankingFilter:
    kind, criterion, words = (request.GET.get(name, "")[:_LONGEST].strip() for name in ("loai", "thieu", "q"))
    checklist = checklist_on(clock.today())
    known = {one.code for one in checklist.criteria} if checklist else set()
    return RankingFilter(
        kind if kind in {COMMUNES, DEPARTMENTS} else "", criterion if criterion in known else "", words
    )


def _lines(row: Ranked) -> Sequence[Sequence[object]]:
    score, head = row.score, row.responsible
    whose = row.site.responsible or (f"{head.title}: {head.name}" if head and head.name else "")
    percent = "" if score is None or score.percent is None else score.percent
    site = [
        row.rank or "",
        row.site.slug,
        row.site.name,
        percent,
        score.met if score else "",
        score.judged if score else "",
    ]
    if not row.lacks:
        return [[*site, "", "", "", "", whose]]
    return [
        [
            *site,
            one.criterion.title,
            one.criterion.basis,
            one.since.isoformat(),
            int(one.since_is_known),
            whose,
        ]
        for one in row.lacks
    ]
