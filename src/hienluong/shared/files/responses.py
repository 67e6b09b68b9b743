"""Sending a file to a browser so that it can do no harm there."""

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from hienluong.shared.files.values import OpenedFile

__all__ = ["attachment_response", "inline_response", "public_response"]

_SHOWN = frozenset({"application/pdf", "image/jpeg", "image/png"})
_SANDBOX = "sandbox; default-src 'none'"
_VIEWER = "default-src 'none'; object-src 'self'; plugin-types application/pdf; frame-ancestors 'self'"
"""Browsers refuse to show PDF in a sandboxed document; without scripts or origins it is as closed."""


def attachment_response(opened: OpenedFile) -> FileResponse:
    """The file for download, with its cleaned name."""
    return _response(opened, as_attachment=True)


def inline_response(opened: OpenedFile) -> FileResponse:
    """The file shown in the browser when it is a PDF or picture; anything else is downloaded."""
    return _response(opened, as_attachment=opened.media_type not in _SHOWN)


def public_response(request: HttpRequest, opened: OpenedFile) -> HttpResponseBase:
    """A published file, shown when it is a PDF or picture; browsers and proxies may keep it and ask whether it changed."""
    etag = quote_etag(opened.sha256)
    response = get_conditional_response(request, etag) or inline_response(opened)
    response["ETag"], response["Cache-Control"] = etag, "public, max-age=3600"
    return response


def _response(opened: OpenedFile, *, as_attachment: bool) -> FileResponse:
    response = FileResponse(opened.path.open("rb"), content_type=opened.media_type)
    response["Content-Length"] = str(opened.size)
    response["Content-Disposition"] = content_disposition_header(as_attachment, opened.name) or "attachment"
    viewer = opened.media_type == "application/pdf" and not as_attachment
    response["Content-Security-Policy"] = _VIEWER if viewer else _SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
