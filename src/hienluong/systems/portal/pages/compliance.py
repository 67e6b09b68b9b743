"""How one site stands by the checklist: each criterion with what was found, where to see it, and since when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hienluong.base import clock
from hienluong.face.filters import vn_date, vn_number
from hienluong.face.language import phrase
from hienluong.face.spreadsheets import csv_answer
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.portal.models import CriterionState
from hienluong.systems.portal.pages.watching import tabs_of
from hienluong.systems.portal.queries.checklists import checklist_on
from hienluong.systems.portal.queries.compliance import Line, changes_of, lines_of
from hienluong.systems.portal.queries.heads import responsible_for
from hienluong.systems.portal.queries.watched import watched_site
from hienluong.systems.portal.rights import EDIT
from hienluong.systems.portal.rules.compliance import Checklist, Criterion, Finding, Verdict, score_of

__all__ = ["compliance", "compliance_csv"]

_COLOURS = {
    Verdict.MET: "leaf",
    Verdict.MISSING: "lacquer",
    Verdict.UNKNOWN: "amber",
    Verdict.NOT_APPLICABLE: "",
}
_COLUMNS = (
    "tieu_chi",
    "can_cu",
    "da_doi_chieu",
    "ket_qua",
    "nhan_xet",
    "tu_ngay",
    "chac_chan",
    "viec_cua",
    "dia_chi",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A criterion as the page draws it."""

    criterion: Criterion
    verdict: Verdict
    colour: str
    says: str
    url: str
    since: str


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria that belong together."""

    title: str
    shown: Sequence[Shown]


@dataclass(frozen=True, slots=True)
class Change:
    """How a criterion stood before."""

    title: str
    verdict: Verdict
    since: date
    until: date | None


@require_safe
@never_cache
def compliance(request: HouseRequest, slug: str) -> HttpResponse:
    """Judged at this moment. Raises SignInNeeded, NotAllowed, NoSuchSite."""
    site, checklist = watched_site(request.actor, slug), checklist_on(clock.today())
    lines = lines_of(site)
    context = {
        "site": site, "tabs": tabs_of(request.actor, site, "portal:compliance"), "checklist": checklist,
        "may_edit": request.actor.holds(EDIT, site.agency_id),
        "groups": list(_groups(checklist, lines)), "score": score_of(one.judged.finding.verdict for one in lines),
        "unchecked": sum(not one.judged.criterion.verified for one in lines),
        "responsible": responsible_for([site.agency_id]).get(site.agency_id),
        "changes": [_change(row, lines) for row in changes_of(site)],
    }  # fmt: skip
    return render(request, "portal/watch/compliance.html", context)


@require_safe
@never_cache
def compliance_csv(request: HouseRequest, slug: str) -> HttpResponse:
    """The same, one line a criterion. Raises SignInNeeded, NotAllowed, NoSuchSite."""
    site = watched_site(request.actor, slug)
    rows = [_row(line) for line in lines_of(site)]
    return csv_answer(f"{site.slug}-cham-trang-{clock.today().isoformat()}", _COLUMNS, rows)


def _groups(checklist: Checklist | None, lines: Sequence[Line]) -> Iterator[Group]:
    for code, title in checklist.groups if checklist else ():
        yield Group(title, [_shown(line) for line in lines if line.judged.criterion.group == code])


def _shown(line: Line) -> Shown:
    finding = line.judged.finding
    return Shown(
        line.judged.criterion, finding.verdict, _COLOURS[finding.verdict], _says(finding), finding.url, _since(line)
    )  # fmt: skip


def _says(finding: Finding) -> str:
    return phrase(str(finding.says), **{name: _words(fact) for name, fact in finding.facts.items()})


def _words(fact: object) -> str:
    if isinstance(fact, date):
        return vn_date(fact)
    if isinstance(fact, list):
        return ", ".join(str(part) for part in fact)
    return vn_number(fact) if isinstance(fact, int) else str(fact)


def _since(line: Line) -> str:
    if line.since is None:
        return _("từ hôm nay")
    day = vn_date(line.since)
    if line.since_is_known:
        return _("từ %(day)s") % {"day": day}
    return _("đã như vậy khi chấm lần đầu, %(day)s") % {"day": day}


def _change(row: CriterionState, lines: Sequence[Line]) -> Change:
    titles = {one.judged.criterion.code: one.judged.criterion.title for one in lines}
    return Change(titles.get(row.criterion, row.criterion), Verdict(row.verdict), row.since, row.until)


def _row(line: Line) -> Sequence[object]:
    criterion, finding = line.judged.criterion, line.judged.finding
    since = (line.since or clock.today()).isoformat()
    return (
        criterion.title, criterion.basis, int(criterion.verified), finding.verdict.label, _says(finding), since,
        int(line.since_is_known), criterion.duty.label, finding.url,
    )  # fmt: skip
