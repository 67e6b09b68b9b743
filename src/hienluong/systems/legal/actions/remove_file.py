"""A file that was added by mistake is taken off a document."""

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.shared.files.public import forget
from hienluong.systems.legal import events
from hienluong.systems.legal.actions.telling import locked, tell
from hienluong.systems.legal.errors import LastFile, NoSuchFile
from hienluong.systems.legal.models import Document, DocumentFile, Family
from hienluong.systems.legal.texts import folded_text

__all__ = ["remove_file"]


@transaction.atomic
def remove_file(actor: Actor, document_id: int, position: int) -> Document:
    """Take the file at `position` off. The journal keeps its digest.

    A published normative document keeps its last file: first add the right one, or withdraw the document.
    Raises NotAllowed, NoSuchDocument, NoSuchFile, LastFile.
    """
    document = locked(actor, document_id)
    held = document.files.select_related("file__blob").filter(position=position).first()
    if held is None:
        raise NoSuchFile(position=position)
    if document.is_published and document.family == Family.NORMATIVE and document.files.count() == 1:
        raise LastFile(symbol=document.symbol)
    facts = {"file": str(held.file.uid), "sha256": held.file.blob.sha256}
    held.delete()
    if not DocumentFile.objects.filter(file=held.file_id).exists():
        forget(actor, [held.file_id])
    document.changed_at = clock.now()
    document.text_key = folded_text(document)
    document.save(update_fields=["changed_at", "text_key"])
    tell(actor, events.FILE_REMOVED, document, facts)
    return document
