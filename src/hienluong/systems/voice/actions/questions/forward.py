"""The question is another agency's business: send it on, and leave a trace."""

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.shared.work import public as work
from hienluong.systems.voice import events
from hienluong.systems.voice.actions.questions.moves import locked, matter_of, move, write_journal
from hienluong.systems.voice.actions.turns import turn
from hienluong.systems.voice.models import Matter, Question
from hienluong.systems.voice.queries.agencies import name_of
from hienluong.systems.voice.queries.receivers import receiver_of
from hienluong.systems.voice.queries.rules import rule_on
from hienluong.systems.voice.rights import ANSWER
from hienluong.systems.voice.rules.wording import ensure_reason
from hienluong.systems.voice.titles import ANSWER_QUESTION, FORWARDED_HERE
from hienluong.systems.voice.values import Forward

__all__ = ["forward"]


@transaction.atomic
def forward(actor: Actor, command: Forward) -> Question:
    """Hand the question to another agency. The day promised to the asker stays: our borders are not their delay.

    What was drafted here goes along. Raises NotAllowed, NotYourTurn, ActNotPossible, Invalid, NobodyThere.
    """
    question = locked(command.matter_id)
    actor.require(ANSWER, question.agency_id)
    item = turn(actor, matter_of(question))
    ensure_reason(command.reason)
    if command.agency_id == question.agency_id or not name_of(command.agency_id):
        raise Invalid({"agency": "Chọn cơ quan khác trong danh sách."})
    move(
        actor, question, "forward", note=command.reason, post_id=item.post_id, to_agency_id=command.agency_id
    )
    question.agency_id = command.agency_id
    question.save(update_fields=["agency", "state"])
    work.finish(actor, item, "forward")
    _hand_over(question, item, command.reason)
    write_journal(actor, events.QUESTION_FORWARDED, question, right=ANSWER)
    events.tell_of_question(events.QUESTION_FORWARDED, question)
    return question


def _hand_over(question: Question, item: work.WorkItem, reason: str) -> None:
    kinds = rule_on(Matter.QUESTION, clock.today()).receivers
    post = receiver_of(question.agency_id, kinds, ANSWER)
    work.hand_over(
        work.HandOver(
            matter_of(question), ANSWER_QUESTION, post.pk, post.agency_id, due_at=question.due_at, step="answer",
            why=FORWARDED_HERE, note=reason, from_post_id=item.post_id,
        )
    )  # fmt: skip
