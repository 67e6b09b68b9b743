"""End a question without an answer, or take a published answer back."""

from django.db import transaction

from hienluong.base import clock
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import Actor
from hienluong.shared.work import public as work
from hienluong.systems.voice import events
from hienluong.systems.voice.actions.findings import forget_question
from hienluong.systems.voice.actions.questions.moves import locked, matter_of, move, write_journal
from hienluong.systems.voice.actions.turns import live
from hienluong.systems.voice.models import Question
from hienluong.systems.voice.rights import REVIEW
from hienluong.systems.voice.rules.wording import ensure_reason

__all__ = ["decline", "unpublish"]


@transaction.atomic
def decline(actor: Actor, question_id: int, reason: str) -> Question:
    """Say that there will be no answer, and why: advertising, insult, a matter of no agency of the province.

    Whoever reviews decides, wherever the question lies in the agency. Raises NotAllowed, ActNotPossible, Invalid.
    """
    question = locked(question_id)
    actor.require(REVIEW, question.agency_id)
    ensure_reason(reason)
    item = live(matter_of(question))
    move(actor, question, "decline", note=reason, post_id=item.post_id if item else None)
    question.answer, question.answered_at = reason, clock.now()
    question.save(update_fields=["state", "answer", "answered_at"])
    work.withdraw(matter_of(question))
    work.stop_clock(matter_of(question))
    write_journal(actor, events.QUESTION_DECLINED, question, right=REVIEW)
    events.tell_of_question(events.QUESTION_DECLINED, question)
    return question


@transaction.atomic
def unpublish(actor: Actor, question_id: int, reason: str) -> Question:
    """Take a published answer off the public pages; the asker still reads it. Raises NotAllowed, ActNotPossible, Invalid."""
    question = locked(question_id)
    actor.require(REVIEW, question.agency_id)
    ensure_reason(reason)
    move(actor, question, "unpublish", note=reason)
    question.save(update_fields=["state"])
    forget_question(question)
    touch("voice")
    write_journal(actor, events.QUESTION_UNPUBLISHED, question, right=REVIEW)
    events.tell_of_question(events.QUESTION_UNPUBLISHED, question)
    return question
