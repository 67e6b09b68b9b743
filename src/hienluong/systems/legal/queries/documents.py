"""One document with what it does to others and what others do to it; and the newest ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import parts_of
from hienluong.systems.legal.errors import DocumentTakenDown, NoSuchDocument
from hienluong.systems.legal.models import Document, DocumentQuerySet, Extent, Relation, RelationKind
from hienluong.systems.legal.rules import Effect, effect_on

__all__ = [
    "Link",
    "document_by_slug",
    "documents_named",
    "links_of",
    "own_document",
    "public_addresses",
    "recent",
    "same_symbol",
]

_HEAVY = ("text_key", "facts_key", "search")
"""Columns for the search alone."""

PASSIVE: dict[str, str | Promise] = {
    RelationKind.AMENDS: _("Được sửa đổi, bổ sung bởi"),
    RelationKind.REPLACES: _("Được thay thế bởi"),
    RelationKind.ANNULS: _("Bị bãi bỏ bởi"),
    RelationKind.GUIDES: _("Được hướng dẫn bởi"),
    RelationKind.BASED_ON: _("Là căn cứ của"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A relation as seen from one of its ends. `is_acting`: this end does it to `other` (None: a document elsewhere).

    `effect` is the other's on the day asked; `from_day` the day from which the relation holds.
    """

    relation: Relation
    other: Document | None
    is_acting: bool
    from_day: date | None
    effect: Effect | None

    @property
    def kind(self) -> RelationKind:
        return RelationKind(self.relation.kind)

    @property
    def words(self) -> str | Promise:
        """What this end does or undergoes."""
        return self.kind.label if self.is_acting else PASSIVE[self.kind]

    @property
    def symbol(self) -> str:
        """Type and symbol of the other."""
        return f"{self.other.type.name} {self.other.symbol}" if self.other else self.relation.outside

    @property
    def url(self) -> str:
        """The other's page; empty for documents elsewhere and for those not published."""
        return self.other.url if self.other is not None and self.other.is_published else ""

    @property
    def is_whole(self) -> bool:
        """Whether it concerns the whole other document."""
        return self.relation.extent == Extent.WHOLE


def document_by_slug(slug: str) -> Document:
    """A published document. Raises NoSuchDocument, DocumentTakenDown."""
    document = _told(Document.objects.filter(slug=slug, published_at__isnull=False)).first()
    if document is None:
        raise NoSuchDocument(slug=slug)
    if document.withdrawn_at is not None:
        raise DocumentTakenDown(slug=slug)
    return document


def own_document(actor: Actor, slug: str) -> Document:
    """A document for who reads or publishes it as an officer. Raises NoSuchDocument."""
    document = _told(Document.objects.visible_to(actor).filter(slug=slug)).first()
    if document is None:
        raise NoSuchDocument(slug=slug)
    return document


def _told(rows: DocumentQuerySet) -> DocumentQuerySet:
    return rows.select_related("type", "field", "territory").defer(*_HEAVY)


def links_of(document: Document, day: date) -> list[Link]:
    """Both directions: what it does first, then what it undergoes. Drafts that act on it are not named.

    Two statements.
    """
    does = _with_end(document.does.all(), "target")
    undergoes = _with_end(document.undergoes.filter(source__published_on__isnull=False), "source")
    acting = [_link(one, document, one.target, day) for one in does]
    suffering = [_link(one, one.source, one.source, day) for one in undergoes]
    return [*_sorted(acting), *_sorted(suffering)]


def _with_end(rows: QuerySet[Relation], end: str) -> QuerySet[Relation]:
    return rows.select_related(end, f"{end}__type").defer(*(f"{end}__{name}" for name in _HEAVY))


def _sorted(links: list[Link]) -> list[Link]:
    order = list(RelationKind)
    return sorted(links, key=lambda link: (order.index(link.kind), link.symbol))


def _link(relation: Relation, source: Document, other: Document | None, day: date) -> Link:
    return Link(
        relation=relation,
        other=other,
        is_acting=source is not other,
        from_day=relation.from_day or source.in_force_from,
        effect=effect_on(other, day) if other else None,
    )


def same_symbol(document: Document) -> list[Document]:
    """Other published documents of the same number and symbol: communes number alike."""
    same = Document.objects.published().filter(symbol_tight=document.symbol_tight)
    return list(_told(same.exclude(pk=document.pk).order_by("-issued_on", "-pk"))[:10])


def recent(agency_id: int | None, limit: int = 10) -> list[Document]:
    """The newest published documents of an agency with its offices and divisions, of all when None.

    Each has `symbol`, `summary`, `issued_on`, `issuer_name`, `type.name`, `url`. One statement, two with an agency.
    """
    rows = _told(Document.objects.published())
    if agency_id is not None:
        rows = rows.filter(agency__in=parts_of(agency_id, clock.today()))
    return list(rows.order_by("-issued_on", "-pk")[:limit])


def public_addresses() -> Iterator[tuple[str, datetime]]:
    """Address and last change of every published document, for site maps."""
    rows = Document.objects.published().order_by("pk").values_list("slug", "changed_at")
    return ((f"/van-ban/{slug}/", changed) for slug, changed in rows.iterator(2000))


def documents_named(actor: Actor, symbol_tight: str) -> list[Document]:
    """Documents of a symbol typed in any way, that the actor may see; the newest first."""
    rows = _told(Document.objects.visible_to(actor).filter(symbol_tight=symbol_tight))
    return list(rows.order_by("-issued_on", "-pk")[:20])
