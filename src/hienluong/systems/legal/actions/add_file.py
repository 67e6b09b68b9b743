"""A file is added to a document; what its pages say is read later (`actions.read_files`)."""

from django.db import transaction
from django.db.models import Max

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.shared.files.public import Purpose, StoredFile, UploadedBytes, store
from hienluong.systems.legal import events
from hienluong.systems.legal.actions.telling import PUBLISH, locked, tell
from hienluong.systems.legal.errors import NoSuchDocument
from hienluong.systems.legal.models import Document, DocumentFile

__all__ = ["FILE_PURPOSE", "add_file"]

FILE_PURPOSE = "legal-document"


def add_file(actor: Actor, document_id: int, upload: UploadedBytes, label: str = "") -> DocumentFile:
    """Scan, keep and attach a PDF. Call it outside a transaction (see `files.store`).

    Raises NotAllowed, NoSuchDocument, FileTooLarge, FileTypeRefused, FileInfected.
    """
    agency = Document.objects.filter(pk=document_id).values_list("agency", flat=True).first()
    if agency is None:
        raise NoSuchDocument(document=document_id)
    actor.require(PUBLISH, agency)
    stored = store(actor, upload, Purpose(FILE_PURPOSE, agency_id=agency))
    return _attach(actor, document_id, stored, label)


@transaction.atomic
def _attach(actor: Actor, document_id: int, stored: StoredFile, label: str) -> DocumentFile:
    document = locked(actor, document_id)
    last = document.files.aggregate(last=Max("position"))["last"] or 0
    added = DocumentFile.objects.create(
        document=document,
        file=stored,
        label=label.strip()[:120] or stored.name,
        position=last + 1,
        added_at=clock.now(),
    )
    Document.objects.filter(pk=document.pk).update(changed_at=clock.now())
    tell(actor, events.FILE_ADDED, document, {"file": str(stored.uid)})
    return added
