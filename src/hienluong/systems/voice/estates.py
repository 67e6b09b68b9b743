"""How questions, feedback and consultations of an ended agency are inherited.

Whom somebody wrote about or to stays as it was; who answers is the heir.
"""

from collections.abc import Iterable

from hienluong.kernel.access.public import Actor
from hienluong.shared.work.public import Barred, Estate, Passing
from hienluong.systems.voice.models import (
    Consultation,
    ConsultationState,
    Feedback,
    FeedbackState,
    Question,
    QuestionState,
)

__all__ = ["CONSULTATIONS", "FEEDBACK", "QUESTIONS"]


_OPEN_QUESTION = (QuestionState.RECEIVED, QuestionState.REVIEW)
_OPEN_FEEDBACK = (FeedbackState.RECEIVED, FeedbackState.HANDLING, FeedbackState.ASKING)
_OPEN_CONSULTATION = (ConsultationState.DRAFT, ConsultationState.OPEN, ConsultationState.CLOSED)


def _questions_in(agency_id: int) -> Iterable[int]:
    return Question.objects.filter(agency=agency_id, state__in=_OPEN_QUESTION).values_list("pk", flat=True)


def _feedback_in(agency_id: int) -> Iterable[int]:
    return Feedback.objects.filter(agency=agency_id, state__in=_OPEN_FEEDBACK).values_list("pk", flat=True)


def _consultations_in(agency_id: int) -> Iterable[int]:
    found = Consultation.objects.filter(agency=agency_id, state__in=_OPEN_CONSULTATION)
    return found.values_list("pk", flat=True)


def _take_question(_actor: Actor, passing: Passing) -> None:
    Question.objects.filter(pk=passing.matter_id, agency=passing.ended).update(agency=passing.heir)


def _take_feedback(_actor: Actor, passing: Passing) -> None:
    Feedback.objects.filter(pk=passing.matter_id, agency=passing.ended).update(agency=passing.heir)


def _take_consultation(_actor: Actor, passing: Passing) -> None:
    Consultation.objects.filter(pk=passing.matter_id, agency=passing.ended).update(agency=passing.heir)


def _complained_about(feedback_id: int) -> Barred:
    """For those whom it is about it does not exist, in whatever agency they are now."""
    feedback = Feedback.objects.get(pk=feedback_id)
    return Barred(frozenset(feedback.named_posts), frozenset(feedback.named_accounts))


QUESTIONS = Estate(open_in=_questions_in, take_over=_take_question)
FEEDBACK = Estate(open_in=_feedback_in, barred=_complained_about, take_over=_take_feedback)
CONSULTATIONS = Estate(open_in=_consultations_in, take_over=_take_consultation)
