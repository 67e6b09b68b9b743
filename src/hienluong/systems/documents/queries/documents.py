"""Documents that somebody may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from hienluong.base.text import fold
from hienluong.kernel.access.public import Actor
from hienluong.systems.documents.errors import DocumentNotFound
from hienluong.systems.documents.models import Document, Flow, State
from hienluong.systems.documents.rights import READ

__all__ = ["PAGE", "Filter", "Page", "Pile", "document_named", "page_of", "visible_to"]

PAGE = 30
IN_WORK_HERE = (State.DRAFT, State.CHECKING, State.SIGNING, State.SIGNED, State.DROPPED)
"""Only those who have to do with a draft read it; what is issued the whole readership of the agency."""


class Pile(StrEnum):
    """The tabs of the list."""

    INCOMING = "den"
    OUTGOING = "di"
    DRAFTS = "du-thao"


_PILES = {
    Pile.INCOMING: Q(flow=Flow.INCOMING),
    Pile.OUTGOING: Q(flow=Flow.OUTGOING, issued_at__isnull=False),
    Pile.DRAFTS: Q(flow=Flow.OUTGOING, issued_at=None),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked of the list."""

    pile: Pile = Pile.INCOMING
    words: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Documents newest first, and the id after which the next page begins."""

    documents: Sequence[Document]
    after: int | None


def visible_to(actor: Actor) -> "QuerySet[Document]":
    """What the actor may read: what their posts have to do with, and what is not in work anywhere they hold `documents.read`."""
    rows = Document.objects.select_related("type", "book")
    scope = actor.scope(READ)
    own = Q(posts__overlap=list(actor.posts)) if actor.posts else Q(pk__in=[])
    settled = ~Q(state__in=IN_WORK_HERE)
    if scope.everywhere:
        return rows.filter(own | settled)
    return (
        rows.filter(own | (Q(agency__in=list(scope.agencies)) & settled))
        if scope.agencies
        else rows.filter(own)
    )


def document_named(actor: Actor, uid: UUID) -> Document:
    """Raises SignInNeeded, DocumentNotFound for what is not there or not for this reader."""
    actor.require_signed_in()
    found = visible_to(actor).filter(uid=uid).first()
    if found is None:
        raise DocumentNotFound
    return found


def page_of(actor: Actor, asked: Filter, after: int | None = None) -> Page:
    """One page of a pile, narrowed by words of subject and issuer or by a symbol."""
    rows = visible_to(actor).filter(_PILES[asked.pile])
    if asked.state:
        rows = rows.filter(state=asked.state)
    for word in fold(asked.words).split()[:8]:
        rows = rows.filter(Q(search_key__contains=word))
    if after is not None:
        rows = rows.filter(pk__lt=after)
    found = list(rows.order_by("-pk")[: PAGE + 1])
    return Page(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None)
