"""How an agency keeps its promises to those who ask and comment, for whoever judges its site."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q

from hienluong.base import clock
from hienluong.kernel.organisation.public import parts_of
from hienluong.systems.voice.models import Consultation, ConsultationState, Question
from hienluong.systems.voice.queries.questions import OPEN

__all__ = ["AnsweringRecord", "answering_record"]


@dataclass(frozen=True, slots=True)
class AnsweringRecord:
    """Counts alone: nothing of who asked or what."""

    overdue_questions: int
    consultations: int
    oldest_unsummed: date | None
    """The day on which the oldest consultation ended whose summary is not published."""


def answering_record(agency_id: int) -> AnsweringRecord:
    """Of an agency with its offices, divisions and centres, as of now. Two statements."""
    now = clock.now()
    parts = parts_of(agency_id, clock.today())
    waiting = Question.objects.filter(agency__in=parts, state__in=OPEN, due_at__lt=now)
    held = Consultation.objects.filter(agency__in=parts).exclude(state=ConsultationState.DRAFT)
    told = held.aggregate(
        count=Count("pk"), oldest=Min("closes_at", filter=Q(state=ConsultationState.CLOSED))
    )
    oldest = clock.local(told["oldest"]).date() if told["oldest"] else None
    return AnsweringRecord(waiting.count(), told["count"], oldest)
