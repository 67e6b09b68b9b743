"""Bring the days on which documents end to what their own facts and relations say."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from hienluong.systems.legal.models import Document, Relation, RelationKind
from hienluong.systems.legal.rules import CLOSING, Blow, End, end_of, is_alive_on

__all__ = ["refresh_effects"]

_STRIKING = (RelationKind.AMENDS, *CLOSING)
_MOST_ROUNDS = 50


def refresh_effects(document_ids: Iterable[int]) -> None:
    """Compute the ends of these documents anew, and of those that hang on a changed one.

    Three statements a round, however many documents. A source counts once it was published, from its day, while
    it was itself alive. Rounds are bounded: documents that end each other in a ring keep the last result.
    """
    waiting = set(document_ids)
    for _round in range(_MOST_ROUNDS):
        if not waiting:
            return
        changed = _refresh(waiting)
        waiting = set(
            Relation.objects.filter(source__in=changed, kind__in=_STRIKING, target__isnull=False).values_list(
                "target", flat=True
            )
        )


def _refresh(ids: Collection[int]) -> list[int]:
    """The ids of those whose days changed."""
    held = Document.objects.select_for_update().order_by("pk")
    documents = held.only("in_force_to", "ends_from", "ended_by", "partly_from").filter(pk__in=ids)
    blows = _blows_on(ids)
    changed = [
        document for document in documents if _end(document, end_of(document.in_force_to, blows[document.pk]))
    ]
    Document.objects.bulk_update(changed, ["ends_from", "ended_by", "partly_from"])
    return [document.pk for document in changed]


def _end(document: Document, end: End) -> bool:
    """Write the end into the row; whether that changed anything."""
    before = End(document.ends_from, document.ended_by, document.partly_from)
    document.ends_from, document.ended_by, document.partly_from = end.ends_from, end.ended_by, end.partly_from
    return before != end


def _blows_on(ids: Collection[int]) -> dict[int, list[Blow]]:
    struck = Relation.objects.filter(
        target__in=ids, kind__in=_STRIKING, source__published_on__isnull=False
    ).select_related("source")
    blows: dict[int, list[Blow]] = defaultdict(list)
    for relation in struck.defer("source__text_key", "source__search"):
        day = relation.from_day or relation.source.in_force_from
        if day is not None and relation.target_id is not None and is_alive_on(relation.source, day):
            blows[relation.target_id].append(Blow(relation.kind, relation.extent, day))
    return blows
