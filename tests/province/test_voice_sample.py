"""The sample shows questions, feedback and consultations in every state, and nothing in it breaks the rules."""

import pytest
from tests.support.loaded import whole_province

from hienluong.shared.notices.models import Letter
from hienluong.shared.work.public import Clock, WorkItem
from hienluong.systems.voice.models import (
    Consultation,
    ConsultationState,
    Feedback,
    FeedbackState,
    Question,
    QuestionState,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _province(settings: object) -> None:
    settings.DEMO = True
    whole_province()


def test_every_state_is_shown() -> None:
    assert set(Question.objects.values_list("state", flat=True)) == set(QuestionState.values)
    assert set(Feedback.objects.values_list("state", flat=True)) == set(FeedbackState.values)
    shown = set(ConsultationState.values) - {ConsultationState.DRAFT}
    assert set(Consultation.objects.values_list("state", flat=True)) == shown


def test_what_is_open_is_on_a_list_and_runs_by_a_clock() -> None:
    waiting = Question.objects.filter(state__in=[QuestionState.RECEIVED, QuestionState.REVIEW])
    items = WorkItem.objects.filter(subject_kind="question", state="open")
    assert set(items.values_list("subject_id", flat=True)) == set(waiting.values_list("pk", flat=True))
    running = Clock.objects.filter(subject_kind="question", stopped_at__isnull=True)
    assert running.count() == waiting.count()


def test_nobody_gets_letters_of_the_sample() -> None:
    assert not Letter.objects.exists()
