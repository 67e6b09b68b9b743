"""Questions for officers: every read starts from what the actor may see."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hienluong.base import clock
from hienluong.base.text import fold
from hienluong.kernel.access.public import Actor
from hienluong.systems.voice.errors import QuestionNotFound
from hienluong.systems.voice.models import Question, QuestionState
from hienluong.systems.voice.rights import ANSWER, REVIEW

__all__ = [
    "OPEN",
    "QuestionFilter",
    "QuestionPage",
    "list_questions",
    "similar_answers",
    "visible_question",
    "visible_to",
]

OPEN = (QuestionState.RECEIVED, QuestionState.REVIEW)
_PAGE = 50
_FEW = 5
_SHORT_WORD = 3


@dataclass(frozen=True, slots=True)
class QuestionFilter:
    """What to show of the list."""

    words: str = ""
    state: str = ""
    topic: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One page, newest first; `after` is the cursor of the next one, None at the end."""

    questions: Sequence[Question]
    after: int | None


def visible_to(actor: Actor) -> QuerySet[Question]:
    """Questions that lie with, or were asked of, agencies where the actor answers or reviews."""
    scope = actor.scope(ANSWER) | actor.scope(REVIEW)
    if scope.everywhere:
        return Question.objects.all()
    if not scope.agencies:
        return Question.objects.none()
    reached = sorted(scope.agencies)
    return Question.objects.filter(Q(agency__in=reached) | Q(asked_agency__in=reached))


def visible_question(actor: Actor, code: str) -> Question:
    """The question of that code. Raises SignInNeeded, QuestionNotFound when there is none for this reader."""
    actor.require_signed_in()
    question = visible_to(actor).filter(code=code).first()
    if question is None:
        raise QuestionNotFound
    return question


def list_questions(actor: Actor, wanted: QuestionFilter, after: int | None = None) -> QuestionPage:
    """A page of the questions `actor` may see."""
    rows = _filtered(visible_to(actor), wanted)
    if after is not None:
        rows = rows.filter(pk__lt=after)
    found = list(rows.order_by("-pk")[: _PAGE + 1])
    return QuestionPage(found[:_PAGE], found[_PAGE - 1].pk if len(found) > _PAGE else None)


def _filtered(rows: QuerySet[Question], wanted: QuestionFilter) -> QuerySet[Question]:
    exact = {"state": wanted.state, "topic": wanted.topic}
    rows = rows.filter(**{field: value for field, value in exact.items() if value})
    if wanted.overdue:
        rows = rows.filter(state__in=OPEN, due_at__lt=clock.now())
    words = wanted.words.strip()
    return rows.filter(Q(code__iexact=words) | Q(title__icontains=words)) if words else rows


def similar_answers(question: Question) -> Sequence[Question]:
    """Published answers that share words with the question, the most words first; they save writing anew."""
    words = [word for word in dict.fromkeys(fold(question.title).split()) if len(word) >= _SHORT_WORD]
    if not words:
        return []
    any_word = Q()
    for word in words:
        any_word |= Q(search_key__contains=word)
    published = Question.objects.filter(any_word, state=QuestionState.PUBLISHED).exclude(pk=question.pk)
    near = published.filter(topic=question.topic).order_by("-published_at")[:200]
    return sorted(near, key=lambda each: -sum(word in each.search_key for word in words))[:_FEW]
