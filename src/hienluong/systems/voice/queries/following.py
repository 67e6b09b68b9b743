"""What somebody may know who holds a tracking code and knows how we reach the writer."""

from dataclasses import dataclass

from hienluong.kernel.access.public import count_try, ensure_tries_left
from hienluong.systems.voice.actions.feedback.moves import contact_in
from hienluong.systems.voice.actions.feedback.moves import context_of as feedback_context
from hienluong.systems.voice.actions.questions.moves import context_of
from hienluong.systems.voice.contacts import Contact, SealedContact, knows, opened
from hienluong.systems.voice.errors import NotFollowed
from hienluong.systems.voice.models import Feedback, Question

__all__ = ["FOLLOW_LIMIT", "Guarded", "clean_code", "followed_feedback", "followed_question", "guard"]

_TRIED, FOLLOW_LIMIT = "voice-follow-code", {"tries": 10, "seconds": 3600}
_STRANGER = Contact("", "", "")
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Guarded:
    """Something that is shown to whoever knows its contact."""

    sealed: SealedContact
    context: str


def followed_question(code: str, factor: str) -> Question:
    """The question for whoever knows its code and the asker's address or last four digits. Raises NotFollowed, Busy."""
    wanted = clean_code(code)
    question = Question.objects.filter(code=wanted).first()
    guarded = (
        Guarded(SealedContact(question.name, question.email, question.phone), context_of(question))
        if question
        else None
    )
    guard(wanted, guarded, factor)
    if question is None:
        raise NotFollowed
    return question


def followed_feedback(code: str, factor: str) -> Feedback:
    """The feedback for whoever knows its code and the writer's address or last four digits. Raises NotFollowed, Busy."""
    wanted = clean_code(code)
    feedback = Feedback.objects.filter(code=wanted).first()
    guard(wanted, Guarded(contact_in(feedback), feedback_context(feedback)) if feedback else None, factor)
    if feedback is None:
        raise NotFollowed
    return feedback


def guard(code: str, guarded: Guarded | None, factor: str) -> None:
    """Raise NotFollowed unless `factor` fits; alike for what does not exist.

    Four digits are soon tried from many addresses, so wrong tries are counted for the code too, whether it exists or
    not: past ten in an hour Busy is raised, right digits or wrong.
    """
    ensure_tries_left(_TRIED, code, **FOLLOW_LIMIT)
    contact = opened(guarded.sealed, guarded.context) if guarded else _STRANGER
    if not knows(contact, factor):
        count_try(_TRIED, code, **FOLLOW_LIMIT)
        raise NotFollowed


def clean_code(typed: str) -> str:
    """A code as people type it: small letters, spaces around."""
    return typed.strip().upper()[:_LONGEST]
