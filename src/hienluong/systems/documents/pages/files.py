"""Files of a document, and a draft as it would look."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.journal.public import Subject
from hienluong.shared.files.public import FileGrant, attachment_response, inline_response, open_file
from hienluong.shared.printing.public import render
from hienluong.systems.documents.models import Document, EndorsementKind
from hienluong.systems.documents.queries.documents import document_named
from hienluong.systems.documents.queries.papers import proof_of
from hienluong.systems.documents.rights import READ
from hienluong.systems.documents.subjects import DOCUMENT

__all__ = ["file", "proof", "signed"]


@require_safe
@never_cache
def file(request: HouseRequest, uid: UUID, position: int, name: str) -> FileResponse:
    """A file as it came; PDFs and pictures open in the browser, the rest is saved."""
    found = document_named(request.actor, uid)
    held = found.files.select_related("file__blob").filter(position=position, name=name).first()
    if held is None:
        raise Http404
    opened = open_file(request.actor, _grant(found, held.file_id))
    shown = held.file.blob.media_type in {"application/pdf", "image/png", "image/jpeg"}
    return inline_response(opened) if shown else attachment_response(opened)


@require_safe
@never_cache
def proof(request: HouseRequest, uid: UUID, number: int) -> HttpResponse:
    """A version of a draft, set as it would be signed, with the places for number and date empty."""
    found = document_named(request.actor, uid)
    version = found.versions.filter(number=number).first()
    if version is None:
        raise Http404
    return HttpResponse(render(proof_of(found, version)), content_type="application/pdf")


@require_safe
@never_cache
def signed(request: HouseRequest, uid: UUID) -> FileResponse:
    """What was signed and waits for number and seal."""
    found = document_named(request.actor, uid)
    last = found.endorsements.filter(kind=EndorsementKind.SIGN, file__isnull=False).order_by("-at").first()
    if last is None or last.file_id is None:
        raise Http404
    return inline_response(open_file(request.actor, _grant(found, last.file_id)))


def _grant(document: Document, file_id: int) -> FileGrant:
    return FileGrant(file_id, READ, Subject(DOCUMENT, str(document.pk), agency_id=document.agency_id))
