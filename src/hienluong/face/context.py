"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from hienluong.face.language import told
from hienluong.face.look import look_of

__all__ = ["face", "shell"]


def shell(request: HttpRequest) -> dict[str, object]:
    """What the layout needs even when the database is away."""
    return {
        "demo": settings.DEMO,
        "look": look_of(request),
        "path": request.path,
        "province": _(settings.PROVINCE_NAME),
        "counter_phone": told(settings.COUNTER_PHONE),
    }


def face(request: HttpRequest) -> dict[str, object]:
    """The layout's needs, and the actor."""
    return {"actor": getattr(request, "actor", None), **shell(request)}
