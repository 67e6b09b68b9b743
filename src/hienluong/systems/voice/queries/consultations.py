"""Consultations: for everybody once they are opened, for officers of the agency before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.systems.voice.errors import ConsultationNotFound
from hienluong.systems.voice.models import Comment, CommentState, Consultation, ConsultationState
from hienluong.systems.voice.rights import ANSWER, REVIEW
from hienluong.systems.voice.rules.periods import is_over

__all__ = [
    "ConsultationPage",
    "Counts",
    "PastPage",
    "counts_of",
    "list_consultations",
    "open_consultations",
    "past_consultations",
    "public_consultation",
    "shown_comments",
    "takes_comments",
    "visible_consultation",
    "visible_to",
]

_PAGE = 50


@dataclass(frozen=True, slots=True)
class ConsultationPage:
    """One page, newest first; `after` is the cursor of the next one, None at the end."""

    items: Sequence[Consultation]
    after: int | None


@dataclass(frozen=True, slots=True)
class PastPage:
    """A page for everybody; `after` is the address part of its last one when more follow."""

    items: Sequence[Consultation]
    after: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many comments came, how many stand on the page, how many were kept off it."""

    all: int
    shown: int
    hidden: int

    @property
    def waiting(self) -> int:
        """Not looked at yet."""
        return self.all - self.shown - self.hidden


def takes_comments(consultation: Consultation) -> bool:
    """Whether a comment would be taken now; the state follows the clock within a minute."""
    return consultation.state == ConsultationState.OPEN and not is_over(consultation.closes_at, clock.now())


def open_consultations(agency_id: int | None = None, limit: int = 20) -> Sequence[Consultation]:
    """What can be commented on now, of one agency when one is given; the one that closes first comes first."""
    rows = Consultation.objects.filter(state=ConsultationState.OPEN)
    if agency_id is not None:
        rows = rows.filter(agency=agency_id)
    return [each for each in rows.order_by("closes_at", "pk")[:limit] if takes_comments(each)]


def past_consultations(agency_id: int | None = None, after: str = "", limit: int = 20) -> PastPage:
    """Those whose last minute has passed, the newest first. An unknown `after` begins at the newest."""
    rows = Consultation.objects.filter(state__in=[ConsultationState.CLOSED, ConsultationState.SUMMARISED])
    if agency_id is not None:
        rows = rows.filter(agency=agency_id)
    last = Consultation.objects.filter(slug=after).first() if after else None
    if last is not None:
        rows = rows.filter(pk__lt=last.pk)
    found = list(rows.order_by("-pk")[: limit + 1])
    return PastPage(found[:limit], found[limit - 1].slug or "" if len(found) > limit else "")


def public_consultation(slug: str) -> Consultation:
    """The opened consultation at that address. Raises ConsultationNotFound."""
    found = Consultation.objects.exclude(state=ConsultationState.DRAFT).filter(slug=slug).first()
    if found is None:
        raise ConsultationNotFound
    return found


def shown_comments(consultation: Consultation, section: int | None = None) -> QuerySet[Comment]:
    """The comments on the page, in the order in which they came."""
    rows = consultation.comments.filter(state=CommentState.SHOWN).select_related("section", "group")
    if section is not None:
        rows = rows.filter(section__number=section)
    return rows.order_by("id")


def counts_of(consultations: Sequence[Consultation]) -> Mapping[int, Counts]:
    """The counts of several, with one statement."""
    rows = Consultation.objects.filter(pk__in=[each.pk for each in consultations]).annotate(
        n=Count("comments"),
        shown=Count("comments", filter=Q(comments__state=CommentState.SHOWN)),
        hidden=Count("comments", filter=Q(comments__state=CommentState.HIDDEN)),
    )
    return {
        pk: Counts(n, shown, hidden)
        for pk, n, shown, hidden in rows.values_list("pk", "n", "shown", "hidden")
    }


def visible_to(actor: Actor) -> QuerySet[Consultation]:
    """Consultations of agencies where the actor prepares or opens them."""
    scope = actor.scope(ANSWER) | actor.scope(REVIEW)
    if scope.everywhere:
        return Consultation.objects.all()
    return Consultation.objects.filter(agency__in=scope.agencies)


def visible_consultation(actor: Actor, code: str) -> Consultation:
    """The one of that code. Raises SignInNeeded, ConsultationNotFound when there is none for this reader."""
    actor.require_signed_in()
    found = visible_to(actor).filter(code=code).first()
    if found is None:
        raise ConsultationNotFound
    return found


def list_consultations(actor: Actor, state: str = "", after: int | None = None) -> ConsultationPage:
    """A page of those `actor` may see."""
    rows = visible_to(actor)
    if state:
        rows = rows.filter(state=state)
    if after is not None:
        rows = rows.filter(pk__lt=after)
    found = list(rows.order_by("-pk")[: _PAGE + 1])
    return ConsultationPage(found[:_PAGE], found[_PAGE - 1].pk if len(found) > _PAGE else None)
