"""Feedback for officers: what those it names may not know of is left out in SQL."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.systems.voice.errors import FeedbackNotFound
from hienluong.systems.voice.models import Feedback, FeedbackState
from hienluong.systems.voice.queries.published import behind
from hienluong.systems.voice.rights import HANDLE

__all__ = [
    "OPEN",
    "FeedbackFilter",
    "FeedbackPage",
    "ResultPage",
    "list_feedback",
    "published_feedback",
    "published_result",
    "visible_feedback",
    "visible_to",
]

OPEN = (FeedbackState.RECEIVED, FeedbackState.HANDLING)
_PAGE = 50


@dataclass(frozen=True, slots=True)
class FeedbackFilter:
    """What to show of the list."""

    words: str = ""
    state: str = ""
    kind: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class FeedbackPage:
    """One page, newest first; `after` is the cursor of the next one, None at the end."""

    items: Sequence[Feedback]
    after: int | None


@dataclass(frozen=True, slots=True)
class ResultPage:
    """A page of what was published, the newest first; `after` is the address part of its last one when more follow."""

    items: Sequence[Feedback]
    after: str


def visible_to(actor: Actor) -> QuerySet[Feedback]:
    """Feedback handled where the actor handles, but for what complains about one of their posts or about them."""
    scope = actor.scope(HANDLE)
    if not scope.everywhere and not scope.agencies:
        return Feedback.objects.none()
    rows = Feedback.objects.all() if scope.everywhere else Feedback.objects.filter(agency__in=scope.agencies)
    if actor.posts:
        rows = rows.exclude(named_posts__overlap=list(actor.posts))
    if actor.account_id is not None:
        rows = rows.exclude(named_accounts__contains=[actor.account_id])
    return rows


def visible_feedback(actor: Actor, code: str) -> Feedback:
    """The feedback of that code. Raises SignInNeeded, FeedbackNotFound when there is none for this reader."""
    actor.require_signed_in()
    found = visible_to(actor).filter(code=code).first()
    if found is None:
        raise FeedbackNotFound
    return found


def list_feedback(actor: Actor, wanted: FeedbackFilter, after: int | None = None) -> FeedbackPage:
    """A page of the feedback `actor` may see."""
    rows = visible_to(actor)
    exact = {"state": wanted.state, "kind": wanted.kind}
    rows = rows.filter(**{field: value for field, value in exact.items() if value})
    if wanted.overdue:
        rows = rows.filter(state__in=OPEN, due_at__lt=clock.now())
    if words := wanted.words.strip():
        rows = rows.filter(Q(code__iexact=words) | Q(title__icontains=words))
    if after is not None:
        rows = rows.filter(pk__lt=after)
    found = list(rows.order_by("-pk")[: _PAGE + 1])
    return FeedbackPage(found[:_PAGE], found[_PAGE - 1].pk if len(found) > _PAGE else None)


def published_feedback(agency_id: int | None = None, after: str = "", limit: int = 20) -> ResultPage:
    """What was published, of one agency (that it is about) when one is given."""
    rows = Feedback.objects.filter(state=FeedbackState.PUBLISHED)
    if agency_id is not None:
        rows = rows.filter(about_agency=agency_id)
    last = Feedback.objects.filter(slug=after).first() if after else None
    if last is not None and last.published_at is not None:
        rows = rows.filter(behind(last.published_at, last.pk))
    found = list(rows.order_by("-published_at", "-pk")[: limit + 1])
    return ResultPage(found[:limit], found[limit - 1].slug or "" if len(found) > limit else "")


def published_result(slug: str) -> Feedback:
    """What was published at that address. Raises FeedbackNotFound, also when it was taken back."""
    found = Feedback.objects.filter(slug=slug, state=FeedbackState.PUBLISHED).first()
    if found is None:
        raise FeedbackNotFound
    return found
