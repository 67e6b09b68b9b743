"""What of voice can be found, for the search to make its index anew."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from hienluong.shared.search.public import Entry, Kind, register
from hienluong.systems.voice.entries import consultation_entry, question_entry, result_entry
from hienluong.systems.voice.models import (
    Consultation,
    ConsultationState,
    Feedback,
    FeedbackState,
    Question,
    QuestionState,
)


def _questions() -> Iterator[Entry]:
    return map(question_entry, Question.objects.filter(state=QuestionState.PUBLISHED).iterator(500))


def _results() -> Iterator[Entry]:
    return map(result_entry, Feedback.objects.filter(state=FeedbackState.PUBLISHED).iterator(500))


def _consultations() -> Iterator[Entry]:
    return map(consultation_entry, Consultation.objects.exclude(state=ConsultationState.DRAFT).iterator(500))


register(Kind(name="question", label=_("Hỏi đáp"), order=60, entries=_questions))
register(Kind(name="feedback", label=_("Phản ánh, kiến nghị"), order=65, entries=_results))
register(Kind(name="consultation", label=_("Lấy ý kiến"), order=70, entries=_consultations))
