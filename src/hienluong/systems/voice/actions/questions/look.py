"""Look-ups of what somebody asked are written down."""

from hienluong.kernel.access.public import Actor
from hienluong.systems.voice.actions.questions.moves import context_of, write_journal
from hienluong.systems.voice.contacts import Contact, SealedContact, opened
from hienluong.systems.voice.models import Question
from hienluong.systems.voice.queries.following import followed_question
from hienluong.systems.voice.queries.questions import visible_question
from hienluong.systems.voice.rights import ANSWER

__all__ = ["follow_question", "look_at_question", "reveal_contact"]


def look_at_question(actor: Actor, code: str) -> Question:
    """The question for an officer's eyes. Raises SignInNeeded, QuestionNotFound."""
    question = visible_question(actor, code)
    write_journal(actor, "voice.question_looked", question, right=ANSWER)
    return question


def reveal_contact(actor: Actor, code: str) -> Contact:
    """Who asked and how to reach them, in clear; only for those who answer now. Raises NotAllowed, QuestionNotFound."""
    question = visible_question(actor, code)
    actor.require(ANSWER, question.agency_id)
    write_journal(actor, "voice.question_contact_seen", question, right=ANSWER)
    return opened(SealedContact(question.name, question.email, question.phone), context_of(question))


def follow_question(actor: Actor, code: str, factor: str) -> Question:
    """The question for whoever asked it. Raises NotFollowed, Busy."""
    question = followed_question(code, factor)
    write_journal(actor, "voice.question_followed", question)
    return question
