"""Pictures of the sites, as files that browsers may keep: a changed picture gets another name."""

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from hienluong.systems.portal.errors import PageNotFound
from hienluong.systems.portal.models.media import storage

__all__ = ["picture"]

_KINDS = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
}


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
