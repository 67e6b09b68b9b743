"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hienluong.face.language import told
from hienluong.face.look import look_of

__all__ = ["face", "shell"]

SAMPLE_WORDS = (gettext_noop("tỉnh Quảng Trị"), gettext_noop("0233 000 0000 (số minh họa)"))
"""Defaults of settings, named here for the catalogue: while settings are read, nothing can be translated."""


def shell(request: HttpRequest) -> dict[str, object]:
    """What the layout needs even when the database is away."""
    return {
        "demo": settings.DEMO,
        "look": look_of(request),
        "path": request.path,
        "here": _here(request),
        "province": _(settings.PROVINCE_NAME),
        "counter_phone": told(settings.COUNTER_PHONE),
    }


def face(request: HttpRequest) -> dict[str, object]:
    """The layout's needs, and the actor."""
    return {"actor": getattr(request, "actor", None), **shell(request)}


def _here(request: HttpRequest) -> str:
    """Where to come back to: with the question of a search, but never to an address that only takes forms."""
    return request.get_full_path() if request.method in {"GET", "HEAD"} else request.path
