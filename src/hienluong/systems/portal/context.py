"""The frame of the site in which a page stands, for templates of every module."""

from django.http import HttpRequest

__all__ = ["site"]


def site(request: HttpRequest) -> dict[str, object]:
    """Inside a site: its frame and the template that draws it. Elsewhere nothing."""
    frame = getattr(request, "site_frame", None)
    return {} if frame is None else {"frame": frame, "frame_template": frame.template}
