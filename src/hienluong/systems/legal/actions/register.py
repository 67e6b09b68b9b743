"""A document enters the register, or what was typed of it is put right."""

from django.db import transaction

from hienluong.base.errors import HouseError
from hienluong.kernel.access.public import Actor
from hienluong.systems.legal import events
from hienluong.systems.legal.actions.effects import refresh_effects
from hienluong.systems.legal.actions.telling import PUBLISH, lock_register, locked, tell
from hienluong.systems.legal.composing import compose, describe
from hienluong.systems.legal.errors import AlreadyRegistered
from hienluong.systems.legal.models import Document, Relation
from hienluong.systems.legal.slugs import slugs_for
from hienluong.systems.legal.values import DocumentFacts

__all__ = ["correct_document", "free_slug", "register_document"]


@transaction.atomic
def register_document(actor: Actor, facts: DocumentFacts) -> Document:
    """Enter a document as a draft. Right `legal.publish` of the agency that answers for it.

    Raises NotAllowed, Invalid, AlreadyRegistered, NoSuchAgency.
    """
    lock_register()
    actor.require(PUBLISH, facts.agency_id)
    document = compose(facts)
    _ensure_new(document)
    document.slug = free_slug(document, set())
    document.save()
    refresh_effects([document.pk])
    tell(actor, events.REGISTERED, document)
    return document


@transaction.atomic
def correct_document(actor: Actor, document_id: int, facts: DocumentFacts) -> Document:
    """Put right what was typed. The address stays; documents that this one ends follow its days.

    Raises NotAllowed (in the old agency or the new one), Invalid, AlreadyRegistered, NoSuchDocument.
    """
    document = locked(actor, document_id)
    actor.require(PUBLISH, facts.agency_id)
    before = _told(document)
    describe(document, facts)
    _ensure_new(document)
    document.save()
    touched = Relation.objects.filter(source=document, target__isnull=False).values_list("target", flat=True)
    refresh_effects([document.pk, *(pk for pk in touched if pk is not None)])
    after = _told(document)
    changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    tell(actor, events.CORRECTED, document, {"changed": changed})
    return document


def free_slug(document: Document, taken: set[str]) -> str:
    """The shortest address that no other document has; `taken` are those given out but not yet saved."""
    for slug in slugs_for(document.symbol, document.year, document.issuer_name):
        if slug not in taken and not Document.objects.filter(slug=slug).exists():
            return slug
    raise HouseError(f"no address left for {document.symbol}")


def _ensure_new(document: Document) -> None:
    same = Document.objects.filter(
        agency=document.agency_id,
        issuer_name=document.issuer_name,
        symbol_key=document.symbol_key,
        issued_on__year=document.year,
    )
    if same.exclude(pk=document.pk).exists():
        raise AlreadyRegistered(symbol=document.symbol)


def _told(document: Document) -> dict[str, str]:
    names = (
        "symbol", "family", "type_id", "summary", "agency_id", "issuer_name", "field_id", "territory_id", "issued_on",
        "in_force_from", "in_force_to", "signer_title", "exempt_reason",
    )  # fmt: skip
    return {name: str(getattr(document, name) or "") for name in names}
