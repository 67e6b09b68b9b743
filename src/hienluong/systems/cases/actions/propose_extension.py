"""The officer foresees that it will be late: ask the head to apologise and promise a later day."""

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Conflict, Invalid
from hienluong.kernel.access.public import Actor
from hienluong.kernel.people.public import mask_text
from hienluong.shared.work import public as work
from hienluong.systems.cases.actions.extend import Extend, answer_proposal
from hienluong.systems.cases.actions.moves import locked, write_journal
from hienluong.systems.cases.actions.steps import hold_turn, matter_of
from hienluong.systems.cases.models import Case, ExtensionProposal
from hienluong.systems.cases.queries.posts import post_for
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.queries.proposals import open_proposal
from hienluong.systems.cases.rights import APPROVE, PROCESS
from hienluong.systems.cases.rules.process import StepKind
from hienluong.systems.cases.rules.states import RUNNING

__all__ = ["propose_extension", "refuse_extension"]


@transaction.atomic
def propose_extension(actor: Actor, command: Extend) -> ExtensionProposal:
    """Put the proposal on the list of whoever signs for this case. The officer keeps the case.

    Raises NotYourTurn, NotAllowed, Invalid, Conflict while one is open or the clock does not run.
    """
    case = locked(command.case_id)
    post = hold_turn(actor, case, PROCESS)
    if case.due_at is None or case.business not in RUNNING:
        raise Conflict("Chưa có thời hạn đang chạy để hẹn lại.")
    _ensure_usable(case, command)
    if open_proposal(case) is not None:
        raise Conflict("Đã có đề nghị hẹn lại đang chờ ý kiến.")
    proposal = ExtensionProposal.objects.create(
        case=case,
        due_at=command.due_at,
        reason=mask_text(command.reason.strip()),
        post_id=post,
        proposed_at=clock.now(),
    )
    _hand_to_signer(actor, case, proposal)
    write_journal(actor, "cases.extension_proposed", case, right=PROCESS)
    return proposal


@transaction.atomic
def refuse_extension(actor: Actor, case_id: int, reason: str) -> Case:
    """The head does not agree: the due time stays. Right `cases.approve`. Raises NotAllowed, Invalid, Conflict."""
    case = locked(case_id)
    actor.require(APPROVE, case.deciding_agency_id)
    if not reason.strip():
        raise Invalid({"note": "Ghi lý do để người xử lý biết phải làm gì."})
    if open_proposal(case) is None:
        raise Conflict("Không còn đề nghị hẹn lại nào đang chờ.")
    answer_proposal(actor, case, reason.strip(), agreed=False)
    write_journal(actor, "cases.extension_refused", case, right=APPROVE)
    return case


def _ensure_usable(case: Case, command: Extend) -> None:
    errors = {}
    if not command.reason.strip():
        errors["reason"] = gettext_noop("Ghi rõ lý do chậm để xin lỗi người nộp.")
    if case.due_at is not None and command.due_at <= max(case.due_at, clock.now()):
        errors["due_at"] = gettext_noop("Ngày hẹn mới phải sau ngày hẹn cũ và sau hôm nay.")
    if errors:
        raise Invalid(errors)


def _hand_to_signer(actor: Actor, case: Case, proposal: ExtensionProposal) -> None:
    """Form 04 is signed by the head of the agency: whoever signs the result of this case."""
    signing = next(step for step in process_of(case).steps.values() if step.kind is StepKind.SIGN)
    signer = post_for(actor, case, signing.place)
    work.hand_over(
        work.HandOver(
            matter=matter_of(case),
            title=case.procedure_name,
            post_id=signer.pk,
            agency_id=signer.agency_id,
            role=work.Role.INFORMED,
            due_at=case.due_at,
            step=case.step,
            why=gettext_noop("Đề nghị xin lỗi, hẹn lại ngày trả"),
            note=proposal.reason,
            from_post_id=proposal.post_id,
        )
    )
