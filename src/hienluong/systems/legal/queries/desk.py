"""What somebody who publishes has before them."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import PART_KINDS, agencies_as_of
from hienluong.systems.legal.models import Document, DocumentQuerySet
from hienluong.systems.legal.models.document import PUBLISH

__all__ = ["Pile", "agencies_to_publish_for", "count_to_publish", "last_of", "pile"]


class Pile(StrEnum):
    """How the documents of the desk are sorted."""

    WAITING = "can-cong-bo"
    """Must be published and are not; those whose time is over first."""
    EXEMPT = "khong-cong-bo"
    WITHDRAWN = "da-go"
    PUBLISHED = "da-cong-bo"


_MATCHES = {
    Pile.WAITING: Q(published_at__isnull=True, exempt_reason=""),
    Pile.EXEMPT: Q(published_at__isnull=True) & ~Q(exempt_reason=""),
    Pile.WITHDRAWN: Q(withdrawn_at__isnull=False),
    Pile.PUBLISHED: Q(published_at__isnull=False, withdrawn_at__isnull=True),
}
_ORDERS = {Pile.WAITING: ("publish_by", "pk")}
_NEWEST = ("-changed_at", "-pk")


@dataclass(frozen=True, slots=True)
class Choosable:
    """An agency in whose name the actor publishes."""

    agency_id: int
    name: str
    level: int


def _own(actor: Actor) -> DocumentQuerySet:
    scope = actor.scope(PUBLISH)
    rows = Document.objects.all() if scope.everywhere else Document.objects.filter(agency__in=scope.agencies)
    return rows.select_related("type").defer("text_key", "facts_key", "search")


def pile(actor: Actor, kind: Pile, most: int = 100) -> list[Document]:
    """Up to `most` documents of the agencies for which the actor publishes."""
    return list(_own(actor).filter(_MATCHES[kind]).order_by(*_ORDERS.get(kind, _NEWEST))[:most])


def count_to_publish(actor: Actor) -> int:
    """How many wait to be published."""
    return _own(actor).filter(_MATCHES[Pile.WAITING]).count()


def agencies_to_publish_for(actor: Actor) -> list[Choosable]:
    """Bodies in whose name documents are issued: offices and divisions issue in the name of theirs."""
    scope = actor.scope(PUBLISH)
    rows = agencies_as_of(clock.today()).exclude(kind__in=PART_KINDS)
    if not scope.everywhere:
        rows = rows.filter(agency__in=scope.agencies)
    return [Choosable(row.agency_id, row.name, row.level) for row in rows]


def last_of(agency_id: int) -> Document | None:
    """The document of an agency that was entered last: its signer and territory are good guesses for the next."""
    rows = Document.objects.filter(agency=agency_id).select_related("territory", "field")
    return rows.defer("text_key", "facts_key", "search").order_by("-pk").first()
