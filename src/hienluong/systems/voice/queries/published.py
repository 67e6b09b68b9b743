"""Answers that everybody may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from hienluong.base.text import fold
from hienluong.systems.voice.errors import QuestionNotFound
from hienluong.systems.voice.models import Question, QuestionState

__all__ = ["AnswerFilter", "AnswerPage", "behind", "published_answer", "published_answers", "recent_answers"]

_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class AnswerFilter:
    """Which answers: of an agency, in a field, with these words (accents do not matter)."""

    agency_id: int | None = None
    topic: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """A page, the newest first; `after` is the address part of its last answer when more follow."""

    answers: Sequence[Question]
    after: str


def published_answers(wanted: AnswerFilter, after: str = "", limit: int = 20) -> AnswerPage:
    """A page of published answers. An unknown `after` begins at the newest."""
    rows = _behind(_published(wanted), after)
    found = list(rows.order_by("-published_at", "-pk")[: limit + 1])
    return AnswerPage(found[:limit], found[limit - 1].slug or "" if len(found) > limit else "")


def published_answer(slug: str) -> Question:
    """The answer at that address. Raises QuestionNotFound, also when it was taken back."""
    found = Question.objects.filter(slug=slug, state=QuestionState.PUBLISHED).first()
    if found is None:
        raise QuestionNotFound
    return found


def recent_answers(agency_id: int, limit: int = 5) -> Sequence[Question]:
    """The newest published answers of an agency."""
    return published_answers(AnswerFilter(agency_id=agency_id), limit=limit).answers


def _published(wanted: AnswerFilter) -> QuerySet[Question]:
    rows = Question.objects.filter(state=QuestionState.PUBLISHED)
    if wanted.agency_id is not None:
        rows = rows.filter(agency=wanted.agency_id)
    if wanted.topic:
        rows = rows.filter(topic=wanted.topic)
    for word in fold(wanted.words).split()[:_MOST_WORDS]:
        rows = rows.filter(search_key__contains=word)
    return rows


def _behind(rows: QuerySet[Question], slug: str) -> QuerySet[Question]:
    last = Question.objects.filter(slug=slug).first() if slug else None
    if last is None or last.published_at is None:
        return rows
    return rows.filter(behind(last.published_at, last.pk))


def behind(published_at: datetime, pk: int) -> Q:
    """What stands behind a published thing in a list with the newest first."""
    return Q(published_at__lt=published_at) | Q(published_at=published_at, pk__lt=pk)
