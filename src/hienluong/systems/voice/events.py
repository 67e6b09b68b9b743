"""Names of what happens in voice. Payloads hold ids, codes and states, never personal data.

Every event carries: event, the thing's id under its kind (`question`, `feedback`, `consultation`), code, agency (id), state, due_at and
at (ISO times); a rating adds score.
"""

from collections.abc import Mapping

from hienluong.base import clock
from hienluong.kernel.jobs.public import emit
from hienluong.systems.voice.models import Consultation, Feedback, Question

__all__ = [
    "CONSULTATION_CLOSED",
    "CONSULTATION_COMMENTED",
    "CONSULTATION_EXTENDED",
    "CONSULTATION_OPENED",
    "CONSULTATION_SUMMARISED",
    "FEEDBACK_ANSWERED",
    "FEEDBACK_ASKED",
    "FEEDBACK_CLOSED",
    "FEEDBACK_PUBLISHED",
    "FEEDBACK_RATED",
    "FEEDBACK_RECEIVED",
    "FEEDBACK_REFERRED",
    "FEEDBACK_SUPPLEMENTED",
    "FEEDBACK_UNPUBLISHED",
    "QUESTION_ANSWERED",
    "QUESTION_ASKED",
    "QUESTION_DECLINED",
    "QUESTION_FORWARDED",
    "QUESTION_PUBLISHED",
    "QUESTION_UNPUBLISHED",
    "tell_of_consultation",
    "tell_of_feedback",
    "tell_of_question",
]

QUESTION_ASKED = "voice.question_asked"
QUESTION_FORWARDED = "voice.question_forwarded"
QUESTION_PUBLISHED = "voice.question_published"
QUESTION_ANSWERED = "voice.question_answered"
QUESTION_DECLINED = "voice.question_declined"
QUESTION_UNPUBLISHED = "voice.question_unpublished"

FEEDBACK_RECEIVED = "voice.feedback_received"
FEEDBACK_REFERRED = "voice.feedback_referred"
FEEDBACK_ASKED = "voice.feedback_asked"
FEEDBACK_SUPPLEMENTED = "voice.feedback_supplemented"
FEEDBACK_ANSWERED = "voice.feedback_answered"
FEEDBACK_PUBLISHED = "voice.feedback_published"
FEEDBACK_UNPUBLISHED = "voice.feedback_unpublished"
FEEDBACK_CLOSED = "voice.feedback_closed"
FEEDBACK_RATED = "voice.feedback_rated"

CONSULTATION_OPENED = "voice.consultation_opened"
CONSULTATION_EXTENDED = "voice.consultation_extended"
CONSULTATION_COMMENTED = "voice.consultation_commented"
CONSULTATION_CLOSED = "voice.consultation_closed"
CONSULTATION_SUMMARISED = "voice.consultation_summarised"


def tell_of_question(name: str, question: Question) -> None:
    """Emit `name` about a question; its topic too."""
    emit(name, _facts(name, question) | {"question": question.pk, "topic": question.topic})


def tell_of_feedback(name: str, feedback: Feedback, more: Mapping[str, object] | None = None) -> None:
    """Emit `name` about feedback; its kind and the agency it is about too, never whom it names."""
    facts = {"feedback": feedback.pk, "kind": feedback.kind, "about": feedback.about_agency_id}
    emit(name, _facts(name, feedback) | facts | dict(more or {}))


def tell_of_consultation(name: str, consultation: Consultation) -> None:
    """Emit `name` about a consultation: id, code, address, agency, state, closes_at and at (ISO times)."""
    emit(
        name,
        {
            "event": name,
            "consultation": consultation.pk,
            "code": consultation.code,
            "slug": consultation.slug,
            "agency": consultation.agency_id,
            "state": consultation.state,
            "closes_at": consultation.closes_at.isoformat(),
            "at": clock.now().isoformat(),
        },
    )


def _facts(name: str, thing: Question | Feedback) -> dict[str, object]:
    return {
        "event": name,
        "code": thing.code,
        "agency": thing.agency_id,
        "state": thing.state,
        "due_at": thing.due_at.isoformat(),
        "at": clock.now().isoformat(),
    }
