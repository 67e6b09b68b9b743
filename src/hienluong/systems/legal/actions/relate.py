"""One document does something to another: written down, or struck out again."""

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.systems.legal import events, rules
from hienluong.systems.legal.actions.effects import refresh_effects
from hienluong.systems.legal.actions.telling import locked, tell
from hienluong.systems.legal.errors import NoSuchRelation, RelationKnown
from hienluong.systems.legal.models import Document, Relation, RelationKind
from hienluong.systems.legal.values import RelationFacts

__all__ = ["relate_documents", "unrelate_documents"]


@transaction.atomic
def relate_documents(actor: Actor, facts: RelationFacts) -> Relation:
    """Write down what `facts.source_id` does. Replacing or annulling the whole ends the other from its day.

    Right `legal.publish` of the source's agency: who replaces says so. The target must be published, or within
    the same right. Raises NotAllowed, NoSuchDocument, RelationKnown, Invalid.
    """
    source = locked(actor, facts.source_id)
    target = _target(actor, facts)
    if facts.kind not in RelationKind.values:
        raise Invalid({"kind": "Chọn loại liên hệ."})
    rules.ensure_relatable(facts, source, target)
    if _known(facts):
        raise RelationKnown(symbol=source.symbol)
    relation = Relation.objects.create(
        source=source,
        kind=facts.kind,
        target=target,
        outside=facts.outside,
        extent=facts.extent,
        part=facts.part,
        from_day=facts.from_day,
        added_at=clock.now(),
    )
    _follow(actor, events.RELATED, relation)
    return relation


@transaction.atomic
def unrelate_documents(actor: Actor, source_id: int, relation_id: int) -> None:
    """Strike a relation out that was written by mistake. Raises NotAllowed, NoSuchDocument, NoSuchRelation."""
    source = locked(actor, source_id)
    relation = (
        Relation.objects.filter(pk=relation_id, source=source).select_related("source", "target").first()
    )
    if relation is None:
        raise NoSuchRelation(relation=relation_id)
    relation.delete()
    _follow(actor, events.UNRELATED, relation)


def _target(actor: Actor, facts: RelationFacts) -> Document | None:
    if facts.target_id is None:
        if not facts.outside:
            raise Invalid({"target": "Ghi số, ký hiệu của văn bản kia."})
        return None
    target = Document.objects.visible_to(actor).filter(pk=facts.target_id).first()
    if target is None or target.pk == facts.source_id:
        raise Invalid({"target": "Không có văn bản này."})
    return target


def _known(facts: RelationFacts) -> bool:
    same = Relation.objects.filter(source=facts.source_id, kind=facts.kind)
    return same.filter(target=facts.target_id, outside=facts.outside).exists()


def _follow(actor: Actor, verb: str, relation: Relation) -> None:
    if relation.target_id is not None:
        refresh_effects([relation.target_id])
    told = relation.target.symbol if relation.target else relation.outside
    tell(actor, verb, relation.source, {"kind": relation.kind, "other": told, "part": relation.part})
