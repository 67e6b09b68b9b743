"""A document is put on the page for everybody, and taken off again with a reason."""

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.systems.legal import events
from hienluong.systems.legal.actions.effects import refresh_effects
from hienluong.systems.legal.actions.telling import locked, tell
from hienluong.systems.legal.errors import AlreadyPublished, NothingToPublish, NotPublished
from hienluong.systems.legal.models import Document, Family, Relation

__all__ = ["publish_document", "withdraw_document"]

_LONGEST_REASON = 300


@transaction.atomic
def publish_document(actor: Actor, document_id: int) -> Document:
    """Let everybody read it. The first day on the page is kept for ever; what it replaces ends from its day.

    Raises NotAllowed, NoSuchDocument, AlreadyPublished, NothingToPublish, Invalid for an exempt directive.
    """
    document = locked(actor, document_id)
    _ensure_publishable(document)
    now = clock.now()
    document.published_at, document.published_on = now, document.published_on or clock.today()
    document.withdrawn_at, document.withdrawn_why, document.changed_at = None, "", now
    document.save(
        update_fields=["published_at", "published_on", "withdrawn_at", "withdrawn_why", "changed_at"]
    )
    targets = Relation.objects.filter(source=document, target__isnull=False).values_list("target", flat=True)
    refresh_effects(pk for pk in targets if pk is not None)
    tell(actor, events.PUBLISHED, document)
    return document


def _ensure_publishable(document: Document) -> None:
    if document.is_published:
        raise AlreadyPublished(symbol=document.symbol)
    if document.exempt_reason:
        raise Invalid({"exempt_reason": "Văn bản này được ghi là không công bố."})
    if document.family == Family.NORMATIVE and not document.files.exists():
        raise NothingToPublish(symbol=document.symbol)


@transaction.atomic
def withdraw_document(actor: Actor, document_id: int, why: str) -> Document:
    """Take it off the page. That says nothing about its effect: what it replaced stays replaced.

    Raises NotAllowed, NoSuchDocument, NotPublished, Invalid without a reason.
    """
    document = locked(actor, document_id)
    if not document.is_published:
        raise NotPublished(symbol=document.symbol)
    reason = why.strip()
    if not reason or len(reason) > _LONGEST_REASON:
        raise Invalid({"why": "Ghi lý do gỡ, tối đa 300 chữ cái."})
    document.withdrawn_at = document.changed_at = clock.now()
    document.withdrawn_why = reason
    document.save(update_fields=["withdrawn_at", "withdrawn_why", "changed_at"])
    tell(actor, events.WITHDRAWN, document, {"why": reason})
    return document
