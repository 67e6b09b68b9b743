"""Carry a case through the working steps: forward, back, to another agency."""

from dataclasses import dataclass

from django.db import transaction

from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.systems.cases import events
from hienluong.systems.cases.actions.moves import Step, locked, move, write_journal
from hienluong.systems.cases.actions.opinions import ensure_opinions_complete
from hienluong.systems.cases.actions.steps import enter_step, post_of_step, take_turn
from hienluong.systems.cases.errors import NumberTaken, ResultMissing
from hienluong.systems.cases.models import Business, Case, Result
from hienluong.systems.cases.queries.posts import ensure_does
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.rights import PROCESS
from hienluong.systems.cases.rules.process import StepKind

__all__ = ["MoveOn", "forward", "return_step"]


@dataclass(frozen=True, slots=True)
class MoveOn:
    """Hand the case on. `to` names an earlier step when it goes back; `post_id` picks who gets it."""

    case_id: int
    note: str = ""
    to: str = ""
    post_id: int | None = None


@transaction.atomic
def forward(actor: Actor, command: MoveOn) -> Case:
    """Hand the case to the step that follows.

    Toward a signature it must carry a drafted result. Raises NotAllowed, NotYourTurn, NoSuchPost when the post chosen
    does not do that step, OpinionsMissing, ResultMissing, ActNotPossible.
    """
    case = locked(command.case_id)
    process = process_of(case)
    step, following = process.step(case.step), process.after(case.step)
    post = take_turn(actor, case, PROCESS)
    if step.kind not in {StepKind.ASSIGN, StepKind.WORK} or following is None:
        raise Invalid({"step": "Bước này không chuyển tiếp bằng cách này."})
    ensure_opinions_complete(case)
    to_signature = following.kind is StepKind.SIGN
    if to_signature and not Result.objects.filter(case=case).exists():
        raise ResultMissing
    if command.post_id:
        ensure_does(case, following.place, command.post_id)
    act = "submit_for_approval" if to_signature else "forward"
    before = move(actor, case, act, Step(step.key, following.key, post), command.note)
    enter_step(actor, case, following, from_post=post, to_post=command.post_id, note=command.note)
    case.save()
    write_journal(actor, events.MOVED, case, right=PROCESS)
    events.tell(events.MOVED, case, before)
    return case


@transaction.atomic
def return_step(actor: Actor, command: MoveOn) -> Case:
    """Hand the case back to an earlier step, with the reason. The post that did it gets it again.

    A result that has its number is issued under it: going back would leave a hole in the series. Raises Invalid,
    NotYourTurn, ActNotPossible, NumberTaken.
    """
    if not command.note.strip():
        raise Invalid({"note": "Ghi lý do trả lại để người nhận biết cần sửa gì."})
    case = locked(command.case_id)
    process = process_of(case)
    step = process.step(case.step)
    if command.to not in step.returns:
        raise Invalid({"to": "Bước này không trả lại được tới bước đã chọn."})
    post = take_turn(actor, case)
    target = process.step(command.to)
    before = move(actor, case, "return_step", Step(step.key, target.key, post), command.note)
    if before != Business.PROCESSING:
        _ensure_not_numbered(case)
        Result.objects.filter(case=case).update(
            signed_by=None, signed_as="", signed_at=None, signed_file=None
        )
    enter_step(actor, case, target, from_post=post, to_post=post_of_step(case, target.key), note=command.note)
    case.save()
    write_journal(actor, "cases.returned", case)
    events.tell(events.MOVED, case, before)
    return case


def _ensure_not_numbered(case: Case) -> None:
    if Result.objects.filter(case=case).exclude(number="").exists():
        raise NumberTaken
