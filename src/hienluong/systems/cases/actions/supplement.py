"""Ask once for everything missing, and take the answer. The clock stands still in between."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from hienluong.base import clock
from hienluong.base.errors import Conflict, Invalid, NotAllowed
from hienluong.kernel.access.public import Actor, ActorKind
from hienluong.kernel.people.public import mask_text
from hienluong.systems.cases import events
from hienluong.systems.cases.actions import clocks
from hienluong.systems.cases.actions.letters import Form, issue_letter
from hienluong.systems.cases.actions.moves import Step, locked, move, write_journal
from hienluong.systems.cases.actions.steps import hold_turn
from hienluong.systems.cases.errors import SupplementNeedsBasis
from hienluong.systems.cases.models import Case, CasePaper, SupplementRequest
from hienluong.systems.cases.personal_numbers import seal_all, sealed_for
from hienluong.systems.cases.rights import ASSIST, SUPPLEMENT
from hienluong.systems.cases.values import PaperIn, SupplementIn

__all__ = ["AnswerSupplement", "answer_supplement", "request_supplement"]


_LONGEST_PHONE = 40


@dataclass(frozen=True, slots=True)
class AnswerSupplement:
    """What the citizen sends, or the counter takes, in answer."""

    case_id: int
    papers: Sequence[PaperIn]
    answer: str = ""


@transaction.atomic
def request_supplement(actor: Actor, case_id: int, request: SupplementIn) -> SupplementRequest:
    """Send form 02 with the complete list, and stop the clock until the answer.

    The principle is one request; a further one needs its basis in sector law. Raises Invalid on an
    empty list, SupplementNeedsBasis, NotAllowed, NotYourTurn, ActNotPossible.
    """
    if not request.items or not request.reason.strip():
        raise Invalid({"items": "Nêu đủ một lần mọi giấy tờ, nội dung cần bổ sung và lý do."})
    if len(request.contact_phone) > _LONGEST_PHONE:
        raise Invalid(
            {"contact_phone": _("Số điện thoại dài nhất %(most)s ký tự.") % {"most": _LONGEST_PHONE}}
        )
    case = locked(case_id)
    post = hold_turn(actor, case, SUPPLEMENT)
    rounds = case.supplements.count()
    if rounds and not request.basis.strip():
        raise SupplementNeedsBasis
    before = move(actor, case, "request_supplement", Step(case.step, "", post), request.reason)
    case.save()
    asked = SupplementRequest.objects.create(
        case=case, round=rounds + 1, step=case.step,
        items=seal_all([asdict(item) for item in request.items], case.idempotency_key),
        reason=sealed_for(case, request.reason), contact_name=mask_text(request.contact_name), contact_phone=mask_text(request.contact_phone),
        basis=sealed_for(case, request.basis), asked_by_id=post, asked_at=clock.now(),
    )  # fmt: skip
    clocks.pause(case, f"supplement:{asked.round}")
    issue_letter(actor, case, Form.SUPPLEMENT, post, {"round": asked.round, **asdict(request)})
    write_journal(actor, events.SUPPLEMENT_REQUESTED, case, right=SUPPLEMENT)
    events.tell(events.SUPPLEMENT_REQUESTED, case, before)
    return asked


@transaction.atomic
def answer_supplement(actor: Actor, command: AnswerSupplement) -> Case:
    """Take the answer; the remaining working time runs from the moment it arrives.

    By the party of the case, or at the counter by an officer who may assist. Raises NotAllowed,
    Conflict when nothing is asked, Invalid when neither papers nor words are given.
    """
    case = locked(command.case_id)
    _require_party_or_counter(actor, case)
    if not command.papers and not command.answer.strip():
        raise Invalid({"papers": "Gửi kèm giấy tờ hoặc nội dung bổ sung."})
    asked = case.supplements.filter(answered_at__isnull=True).first()
    if asked is None:
        raise Conflict("Hồ sơ này không có yêu cầu bổ sung đang chờ.")
    asked.answered_at, asked.answer = clock.now(), sealed_for(case, command.answer)
    asked.save(update_fields=["answered_at", "answer"])
    _replace_papers(case, command.papers)
    act = "answer_supplement" if case.received_at else "refile"
    before = move(actor, case, act, Step(case.step), command.answer)
    clocks.resume(case)
    case.save()
    own = actor.kind is ActorKind.CITIZEN
    write_journal(actor, events.SUPPLEMENTED, case, right="" if own else ASSIST)
    events.tell(events.SUPPLEMENTED, case, before)
    return case


def _require_party_or_counter(actor: Actor, case: Case) -> None:
    if actor.kind is ActorKind.CITIZEN:
        if actor.party_id not in {case.applicant_id, case.on_behalf_of_id}:
            raise NotAllowed(case=case.pk)
        return
    actor.require(ASSIST, case.receiving_agency_id)


def _replace_papers(case: Case, papers: Sequence[PaperIn]) -> None:
    now = clock.now()
    codes = [paper.code for paper in papers]
    case.papers.filter(code__in=codes, superseded_at__isnull=True).update(superseded_at=now)
    CasePaper.objects.bulk_create(
        CasePaper(
            case=case, code=paper.code, name=paper.name, copy=paper.kind, stored_file=paper.file_id,
            satisfied_by=paper.satisfied_by, added_at=now,
        )
        for paper in papers
    )  # fmt: skip
