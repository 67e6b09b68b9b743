"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest

__all__ = ["face"]


def face(request: HttpRequest) -> dict[str, object]:
    """The actor, and whether this is a demonstration."""
    return {"actor": getattr(request, "actor", None), "demo": settings.DEMO}
