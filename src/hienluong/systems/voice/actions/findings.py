"""What is public of voice stands in the province's search, written in the transaction of the act."""

from hienluong.shared.search.public import forget, index
from hienluong.systems.voice.entries import consultation_entry, question_entry, result_entry
from hienluong.systems.voice.models import Consultation, Feedback, Question

__all__ = ["forget_question", "forget_result", "publish_consultation", "publish_question", "publish_result"]


def publish_question(question: Question) -> None:
    """Let a published answer be found."""
    index(question_entry(question))


def forget_question(question: Question) -> None:
    """A published answer was taken back."""
    forget("question", question.slug or "")


def publish_result(feedback: Feedback) -> None:
    """Let a published result be found."""
    index(result_entry(feedback))


def forget_result(feedback: Feedback) -> None:
    """A published result was taken back."""
    forget("feedback", feedback.slug or "")


def publish_consultation(consultation: Consultation) -> None:
    """Let an opened consultation be found, in its present state."""
    index(consultation_entry(consultation))
