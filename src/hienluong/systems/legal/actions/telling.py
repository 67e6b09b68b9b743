"""Locking a document, and telling the journal, the outbox, the kept pages and the search that it changed."""

from collections.abc import Mapping

from django.db import connection

from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject, record
from hienluong.systems.legal.errors import NoSuchDocument
from hienluong.systems.legal.finding import find_again
from hienluong.systems.legal.models import Document
from hienluong.systems.legal.models.document import PUBLISH

__all__ = ["PUBLISH", "TOPIC", "lock_register", "locked", "tell"]

TOPIC = "legal"
"""The topic of `face.ready_made` under which pages of documents are kept."""

_FAMILY, _KEY = 0x4C454741, 1
"""Advisory lock "LEGA"."""

_NO_FACTS: Mapping[str, object] = {}


def lock_register() -> None:
    """One writer at a time until the transaction ends: documents give one another addresses and ends.

    Readers wait for nothing, and a year brings a few thousand writes.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [_FAMILY, _KEY])


def locked(actor: Actor, document_id: int) -> Document:
    """The document, held until the transaction ends, for an actor who may publish for its agency.

    Raises NoSuchDocument, also when the actor may not know of it; NotAllowed.
    """
    lock_register()
    held = Document.objects.select_for_update(of=("self",)).defer("text_key", "search")
    document = held.select_related("type", "field", "territory").filter(pk=document_id).first()
    if document is None:
        raise NoSuchDocument(document=document_id)
    actor.require(PUBLISH, document.agency_id)
    return document


def tell(actor: Actor, verb: str, document: Document, facts: Mapping[str, object] = _NO_FACTS) -> None:
    """Journal, event, kept pages and search, in the transaction of the act. The event's name is the verb."""
    subject = Subject("legal_document", str(document.pk), agency_id=document.agency_id)
    record(actor, verb, subject, right=PUBLISH, facts={"symbol": document.symbol, **facts})
    emit(verb, {"document": document.pk, "slug": document.slug, "agency": document.agency_id})
    touch(TOPIC)
    find_again(document)
