"""Published answers, results and opened consultations as the province's search knows them."""

from django.urls import reverse

from hienluong.shared.search.public import Entry
from hienluong.systems.voice.models import Consultation, Feedback, Question
from hienluong.systems.voice.topics import topics

__all__ = ["consultation_entry", "question_entry", "result_entry"]


def question_entry(question: Question) -> Entry:
    """A published answer."""
    slug = question.slug or ""
    return Entry(
        kind="question", key=slug, agency_id=question.agency_id, title=question.public_title,
        summary=question.public_text, body=question.answer, url=reverse("voice:answer", args=[slug]),
        keywords=(topics().get(question.topic, ""),), at=question.published_at,
    )  # fmt: skip


def result_entry(feedback: Feedback) -> Entry:
    """A published result of feedback."""
    slug = feedback.slug or ""
    return Entry(
        kind="feedback", key=slug, agency_id=feedback.about_agency_id, title=feedback.public_title,
        summary=feedback.public_text, body=feedback.public_answer, url=reverse("voice:result", args=[slug]),
        at=feedback.published_at,
    )  # fmt: skip


def consultation_entry(consultation: Consultation) -> Entry:
    """An opened consultation with the words of its draft."""
    slug = consultation.slug or ""
    parts = consultation.sections.order_by("number").values_list("heading", "text")
    words = "\n".join(f"{heading}\n{text}" for heading, text in parts)
    return Entry(
        kind="consultation", key=slug, agency_id=consultation.agency_id, title=consultation.title,
        summary=consultation.purpose, body=words, url=reverse("voice:consultation", args=[slug]),
        at=consultation.opens_at, extra={"state": consultation.state},
    )  # fmt: skip
