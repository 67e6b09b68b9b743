"""Files of the sites: pictures that browsers may keep (a changed one gets another name), and attachments in parts."""

from collections.abc import Iterator
from io import BytesIO

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve

from hienluong.systems.portal.errors import PageNotFound
from hienluong.systems.portal.models.media import storage
from hienluong.systems.portal.rules.byte_ranges import Unsatisfiable, part_asked

__all__ = ["attachment", "picture"]

_KINDS = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
}
_PIECE = 64 * 1024
_NO_TAG = '""'
"""Of a file whose digest nobody knows: says nothing."""
_SAME_FILE = ("Content-Type", "Content-Disposition", "Content-Security-Policy", "X-Content-Type-Options", "ETag",
              "Last-Modified")  # fmt: skip
"""What is said of a part as it is of the whole."""


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:  # noqa: ARG001
    """A picture in one size. Raises PageNotFound."""
    kind = _KINDS.get(name.rpartition(".")[2].lower())
    stored = f"images/{name}"
    if kind is None or "/" in name or not storage().exists(stored):
        raise PageNotFound(path=name)
    response = FileResponse(storage().open(stored), content_type=kind)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@require_safe
def attachment(request: HttpRequest, document_id: int, name: str) -> HttpResponseBase:
    """A file that a page offers, or the part of it that a player asks for: without parts nobody can seek in a video."""
    whole: HttpResponseBase = serve(request, document_id, name)
    if whole.status_code != 200 or not isinstance(whole, FileResponse):
        return whole
    del whole["Content-Encoding"]  # the library writes the word None there
    whole["Accept-Ranges"] = "bytes"
    asked = request.headers.get("Range", "")
    if request.method != "GET" or not asked or not _is_still_the_same(request, whole):
        return whole
    return _part(whole, asked)


def _is_still_the_same(request: HttpRequest, whole: FileResponse) -> bool:
    """A player that has the beginning of an older file must get the new one from its start."""
    known = request.headers.get("If-Range", "")
    return not known or known in {whole.get("ETag"), whole.get("Last-Modified")} - {_NO_TAG}


def _part(whole: FileResponse, asked: str) -> HttpResponseBase:
    size = int(whole["Content-Length"])
    try:
        part = part_asked(asked, size)
    except Unsatisfiable:
        whole.close()
        return HttpResponse(
            status=416, headers={"Content-Range": f"bytes */{size}", "Accept-Ranges": "bytes"}
        )
    file = whole.file_to_stream
    if part is None or file is None:
        return whole
    told = {name: whole[name] for name in _SAME_FILE if name in whole}
    told |= {
        "Accept-Ranges": "bytes", "Content-Length": str(len(part)),
        "Content-Range": f"bytes {part.start}-{part.stop - 1}/{size}",
    }  # fmt: skip
    return StreamingHttpResponse(_pieces(file, part), status=206, headers=told)


def _pieces(file: BytesIO, part: range) -> Iterator[bytes]:
    with file:
        file.seek(part.start)
        left = len(part)
        while left and (piece := file.read(min(left, _PIECE))):
            left -= len(piece)
            yield piece
