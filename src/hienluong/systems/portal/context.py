"""The frame of the site in which a page stands, for templates of every module."""

from django.http import HttpRequest

from hienluong.systems.portal.rules.addresses import words_of

__all__ = ["site"]

_NOT_FOUND = "portal/parts/not_found.html"


def site(request: HttpRequest) -> dict[str, object]:
    """Inside a site: its frame, the template that draws it, and what it offers where nothing is found. Elsewhere nothing."""
    frame = getattr(request, "site_frame", None)
    if frame is None:
        return {}
    return {
        "frame": frame, "frame_template": frame.template,
        "not_found_template": _NOT_FOUND, "not_found_words": words_of(request.path),
    }  # fmt: skip
