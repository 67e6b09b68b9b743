"""What the pages of PDFs say goes into the search, one file at a time, outside requests."""

from django.db import transaction

from hienluong.base.errors import HouseError
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.files.public import (
    FileGrant,
    FileNotReady,
    PdfText,
    TextState,
    open_file,
    read_pdf_text,
)
from hienluong.systems.legal import events
from hienluong.systems.legal.actions.telling import TOPIC
from hienluong.systems.legal.finding import find_again
from hienluong.systems.legal.models import Document, DocumentFile, Reading
from hienluong.systems.legal.texts import folded_text

__all__ = ["read_waiting"]

_AT_ONCE = 20
_TRIES = 3


def read_waiting(most: int = _AT_ONCE) -> int:
    """Read files that wait, oldest first; how many were settled. Call it outside a transaction.

    A file that takes the whole worker down counts a try before it is opened, so that the third time is the last.
    """
    settled = 0
    waiting = DocumentFile.objects.filter(reading=Reading.WAITING).select_related(
        "document__type", "file__blob"
    )
    for held in waiting.defer("text", "document__text_key", "document__search").order_by("pk")[:most]:
        found = PdfText(TextState.FAILED) if held.tries >= _TRIES else _read(held)
        if found is not None:
            _keep(held, found)
            settled += 1
    return settled


def _read(held: DocumentFile) -> PdfText | None:
    """What the file says, None while it waits for the scanner. Bytes read before are not read again."""
    same = DocumentFile.objects.filter(file__blob=held.file.blob_id).exclude(reading=Reading.WAITING).first()
    if same is not None:
        return PdfText(TextState(same.reading), same.pages, same.text)
    subject = Subject("legal_document", str(held.document_id), agency_id=held.document.agency_id)
    try:
        opened = open_file(SYSTEM, FileGrant(held.file_id, "", subject))
    except FileNotReady:
        return None
    except HouseError:
        return PdfText(TextState.FAILED)
    DocumentFile.objects.filter(pk=held.pk).update(tries=held.tries + 1)
    return read_pdf_text(opened.path)


@transaction.atomic
def _keep(held: DocumentFile, found: PdfText) -> None:
    DocumentFile.objects.filter(pk=held.pk).update(reading=found.state, pages=found.pages, text=found.text)
    Document.objects.filter(pk=held.document_id).update(text_key=folded_text(held.document))
    subject = Subject("legal_document", str(held.document_id), agency_id=held.document.agency_id)
    record(SYSTEM, events.FILE_READ, subject, facts={"file": str(held.file.uid), "state": found.state})
    touch(TOPIC)
    find_again(held.document)
