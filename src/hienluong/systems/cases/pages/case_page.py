"""The officer's page of one case: what was asked, where it stands, what can be done now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.face.chips import Deadline
from hienluong.face.filters import vn_datetime
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.kernel.journal.public import record
from hienluong.kernel.people.public import masked_identifier
from hienluong.shared.files.public import StoredFile, files_by_id
from hienluong.shared.work import public as work
from hienluong.shared.worktime.public import calendar_of
from hienluong.systems.cases.actions.moves import subject_of
from hienluong.systems.cases.actions.reveal import Revealed, Why, may_reveal, reveal
from hienluong.systems.cases.actions.steps import TURN, matter_of
from hienluong.systems.cases.errors import NoSuchPost
from hienluong.systems.cases.models import Case, CasePaper, Result
from hienluong.systems.cases.pages.drafts import draft_form
from hienluong.systems.cases.pages.offers import offers
from hienluong.systems.cases.personal_numbers import masked_sections
from hienluong.systems.cases.queries.payments import payments_of
from hienluong.systems.cases.queries.posts import Choice, advisers, choices_for
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.queries.proposals import open_proposal
from hienluong.systems.cases.queries.supplements import missing_items, open_request
from hienluong.systems.cases.queries.sync import sync_lines
from hienluong.systems.cases.queries.timeline import timeline
from hienluong.systems.cases.queries.visible import visible_case
from hienluong.systems.cases.rights import ASSIST, PRINT, READ
from hienluong.systems.cases.rules.states import ENDED, PAUSED, allowed_acts

__all__ = ["case_chip", "case_facts", "case_page", "look_at", "paper_lines", "reveal_numbers"]

_EARLY = 4 * 60

REASONS: Mapping[str, str | Promise] = {
    Why.CHECK: _lazy("Đối chiếu với giấy tờ"),
    Why.WORK: _lazy("Giải quyết hồ sơ"),
}
"""Why an officer may ask to see the full numbers."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper with its file, when it has one."""

    paper: CasePaper
    file: StoredFile | None
    what: str = ""
    """What was typed as missing, on a form that was refused."""


@require_GET
@never_cache
def case_page(request: HouseRequest, code: str) -> HttpResponse:
    """Shows the case and keeps in the journal that it was looked at."""
    case = look_at(request.actor, code)
    return render(request, "cases/case.html", case_facts(request.actor, case))


def look_at(actor: Actor, code: str) -> Case:
    """The case for an officer's eyes; the journal keeps that it was looked at. Raises NotAllowed, CaseNotFound.

    A citizen's own case has a page of its own: what officers write to each other stands on this one.
    """
    actor.require(READ)
    case = visible_case(actor, code)
    record(actor, "cases.looked", subject_of(case), right=READ, facts={"code": case.code})
    return case


@require_POST
@never_cache
def reveal_numbers(request: HouseRequest, code: str) -> HttpResponse:
    """The same page with every personal number in full, once: a POST, so that no link or history brings it back."""
    request.actor.require(READ)
    case = visible_case(request.actor, code)
    sent = request.POST.get("purpose", "")
    if sent not in REASONS:
        errors = {"purpose": _("Chọn lý do cần xem đầy đủ.")}
        facts = case_facts(request.actor, look_at(request.actor, code), errors=errors)
        return render(request, "cases/case.html", facts, status=Invalid.status)
    shown = reveal(request.actor, case, Why(sent))
    return render(request, "cases/case.html", case_facts(request.actor, case, revealed=shown))


def case_facts(
    actor: Actor,
    case: Case,
    *,
    act: str = "",
    errors: dict[str, str] | None = None,
    revealed: Revealed | None = None,
) -> dict[str, object]:
    """Everything the page shows; after a refused act also its errors, with that act unfolded."""
    item = work.live_item(matter_of(case), TURN)
    if item is not None:
        work.mark_opened(actor, item)
    return {
        "case": case,
        "identifier": revealed.identifier if revealed else masked_identifier(case.applicant),
        "sections": revealed.sections if revealed else masked_sections(case),
        "reasons": [] if revealed or not may_reveal(actor, case) else REASONS.items(),
        "step": process_of(case).step(case.step),
        "returns": [process_of(case).step(key) for key in process_of(case).step(case.step).returns],
        "chip": case_chip(case),
        "item": item,
        "offers": offers(actor, case, item),
        "assists": actor.holds(ASSIST, case.receiving_agency_id),
        "may_withdraw": "withdraw" in allowed_acts(case.business),
        "prints": actor.holds(PRINT),
        "syncs": sync_lines(case),
        "payments": payments_of(case),
        "papers": paper_lines(case),
        "rows": _timeline_rows(case),
        "result": Result.objects.filter(case=case).first(),
        "letters": case.letters.order_by("id"),
        "missing": missing_items(open_request(case)),
        "draft": draft_form(case),
        "proposal": open_proposal(case),
        "advisers": advisers(actor, case),
        "choices": _choices(actor, case),
        "act": act,
        "errors": errors or {},
    }


def case_chip(case: Case) -> Deadline | None:
    """The deadline of the case itself, by the calendar of the deciding agency."""
    calendar = calendar_of(case.deciding_agency_id, clock.today())
    if case.business in PAUSED:
        return work.paused_chip(case.due_at, case.get_business_display().lower())
    if case.decided_at is not None:
        return work.finished_chip(case.decided_at, case.first_due_at, _EARLY, calendar)
    if case.due_at is None or case.received_at is None or case.business in ENDED:
        return None
    return work.deadline_chip(
        calendar, case.received_at, case.due_at, clock.now(), work.thresholds_on(clock.today())
    )


def _choices(actor: Actor, case: Case) -> list[Choice]:
    """Who may be given the step that follows, where more than one may."""
    following = process_of(case).after(case.step)
    try:
        return choices_for(actor, case, following.place) if following else []
    except NoSuchPost:
        return []


def paper_lines(case: Case) -> Sequence[PaperLine]:
    """The papers of a case as they stand now."""
    papers = list(case.papers.filter(superseded_at__isnull=True).order_by("id"))
    files = files_by_id([paper.stored_file for paper in papers if paper.stored_file])
    return [PaperLine(paper, files.get(paper.stored_file or 0)) for paper in papers]


def _timeline_rows(case: Case) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = [
        {
            "title": f"{row.act}: {row.step} → {row.next_step}" if row.next_step and row.step else row.act,
            "state": "done",
            "who": row.post,
            "at": vn_datetime(row.at),
            "opinion": row.note,
        }
        for row in timeline(case)
    ]
    if case.business not in ENDED:
        waiting = process_of(case).step(case.step)
        rows.append({"title": waiting.name, "state": "now", "who": case.get_business_display()})
    return rows
