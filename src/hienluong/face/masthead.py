"""Parts of every page that are kept drawn: without them a small page is half the work."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

__all__ = ["masthead", "same_for_all"]

_TEMPLATE = "face/parts/header.html"
_HERE = "\ue000here\ue000"
"""Stands for the reader's own address in what is kept; a sign of the private area, which nobody types."""
_NOBODY = "nobody"
_MOST = 500
_drawn: dict[tuple[object, ...], str] = {}


def masthead(context: Mapping[str, Any]) -> SafeString:
    """The head for this reader. What is kept depends on language, look and page alone, never on who reads."""
    actor = context.get("actor")
    if actor is not None and actor.kind != _NOBODY:
        return render_to_string(_TEMPLATE, dict(context))
    key = (context.get("look"), context.get("province"), context.get("path"), actor is None)
    drawn = _kept(_TEMPLATE, key, {**context, "here": _HERE})
    return mark_safe(drawn.replace(_HERE, escape(context.get("here", ""))))  # noqa: S308 - our own template


def same_for_all(template: str, context: Mapping[str, Any]) -> SafeString:
    """A part that says the same on every page and to every reader of one language."""
    known = {name: context.get(name) for name in ("province", "counter_phone")}
    known["saves_data"] = getattr(context.get("look"), "saves_data", False)
    return mark_safe(_kept(template, tuple(known.values()), known))  # noqa: S308 - our own template


def _kept(template: str, key: tuple[object, ...], context: Mapping[str, Any]) -> str:
    whole = (template, get_language(), *key)
    if whole not in _drawn:
        if len(_drawn) >= _MOST:
            _drawn.clear()
        _drawn[whole] = render_to_string(template, dict(context))
    return _drawn[whole]
