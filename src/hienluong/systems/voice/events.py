"""Names of what happens in voice. Payloads hold ids, codes and states, never personal data."""

from collections.abc import Mapping

from hienluong.base import clock
from hienluong.kernel.jobs.public import emit
from hienluong.systems.voice.models import Question

__all__ = [
    "QUESTION_ANSWERED",
    "QUESTION_ASKED",
    "QUESTION_DECLINED",
    "QUESTION_EVENTS",
    "QUESTION_FORWARDED",
    "QUESTION_PUBLISHED",
    "QUESTION_UNPUBLISHED",
    "tell_of_question",
]

QUESTION_ASKED = "voice.question_asked"
QUESTION_FORWARDED = "voice.question_forwarded"
QUESTION_PUBLISHED = "voice.question_published"
QUESTION_ANSWERED = "voice.question_answered"
QUESTION_DECLINED = "voice.question_declined"
QUESTION_UNPUBLISHED = "voice.question_unpublished"

QUESTION_EVENTS = (
    QUESTION_ASKED, QUESTION_FORWARDED, QUESTION_PUBLISHED, QUESTION_ANSWERED, QUESTION_DECLINED,
    QUESTION_UNPUBLISHED,
)  # fmt: skip


def tell_of_question(name: str, question: Question, more: Mapping[str, object] | None = None) -> None:
    """Emit `name`: event, question (id), code, agency (id), topic, state, due_at and at (ISO times)."""
    payload: dict[str, object] = {
        "event": name,
        "question": question.pk,
        "code": question.code,
        "agency": question.agency_id,
        "topic": question.topic,
        "state": question.state,
        "due_at": question.due_at.isoformat(),
        "at": clock.now().isoformat(),
    }
    emit(name, payload | dict(more or {}))
