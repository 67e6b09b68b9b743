"""Ask other posts for their opinion, in parallel, while the step stays with its lead."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.shared.work import public as work
from hienluong.systems.cases import events
from hienluong.systems.cases.actions.moves import Step, locked, move, write_journal
from hienluong.systems.cases.actions.steps import (
    ask_support,
    complete_support,
    hold_turn,
    matter_of,
    open_support,
)
from hienluong.systems.cases.errors import OpinionsMissing
from hienluong.systems.cases.models import Business, Case, Move
from hienluong.systems.cases.personal_numbers import sealed_for
from hienluong.systems.cases.rights import PROCESS

__all__ = ["AskOpinions", "ask_opinions", "ensure_opinions_complete", "give_opinion", "withdraw_opinions"]


@dataclass(frozen=True, slots=True)
class AskOpinions:
    """A question to several posts at once."""

    case_id: int
    post_ids: Sequence[int]
    question: str


@transaction.atomic
def ask_opinions(actor: Actor, command: AskOpinions) -> Case:
    """Put the question on each post's work list. Raises NotYourTurn, NotAllowed, Invalid."""
    if not command.post_ids or not command.question.strip():
        raise Invalid({"question": "Chọn nơi lấy ý kiến và ghi nội dung cần cho ý kiến."})
    case = locked(command.case_id)
    post = hold_turn(actor, case, PROCESS)
    _keep(actor, case, "ask_opinions", post, command.question)
    if case.business == Business.PROCESSING:
        _change(actor, case, "coordinate", post)
    ask_support(case, command.post_ids, command.question, from_post=post)
    case.save(update_fields=["agencies", "business"])
    write_journal(actor, "cases.opinions_asked", case, right=PROCESS)
    return case


@transaction.atomic
def give_opinion(actor: Actor, case_id: int, opinion: str) -> Case:
    """Answer the question put to the actor's post. Raises NotYourTurn, Invalid when empty."""
    if not opinion.strip():
        raise Invalid({"opinion": "Ghi ý kiến trước khi gửi."})
    case = locked(case_id)
    post = complete_support(actor, case, opinion)
    _keep(actor, case, "give_opinion", post, opinion)
    if not open_support(case):
        _go_on(actor, case)
    write_journal(actor, "cases.opinion_given", case)
    return case


@transaction.atomic
def withdraw_opinions(actor: Actor, case_id: int, reason: str) -> Case:
    """Go on without the opinions that have not come, saying why."""
    if not reason.strip():
        raise Invalid({"reason": "Ghi lý do thu hồi yêu cầu ý kiến."})
    case = locked(case_id)
    post = hold_turn(actor, case, PROCESS)
    work.withdraw(matter_of(case), [work.Role.SUPPORT])
    _keep(actor, case, "withdraw_opinions", post, reason)
    _go_on(actor, case)
    write_journal(actor, "cases.opinions_withdrawn", case, right=PROCESS)
    return case


def ensure_opinions_complete(case: Case) -> None:
    """Raise OpinionsMissing while a question is unanswered."""
    if open_support(case):
        raise OpinionsMissing


def _go_on(actor: Actor, case: Case) -> None:
    """Back to the lead once nothing is open."""
    if case.business == Business.COORDINATION:
        _change(actor, case, "coordinated", None)
        case.save(update_fields=["business"])


def _change(actor: Actor, case: Case, act: str, post: int | None) -> None:
    before = move(actor, case, act, Step(case.step, "", post))
    events.tell(events.MOVED, case, before)


def _keep(actor: Actor, case: Case, act: str, post: int, note: str) -> None:
    Move.objects.create(
        case=case, act=act, at=clock.now(), account_id=actor.account_id, post_id=post,
        before=case.business, after=case.business, step=case.step,
        note=sealed_for(case, note),
    )  # fmt: skip
