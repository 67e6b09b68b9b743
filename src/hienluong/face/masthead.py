"""The head of every page, kept drawn for readers who are not signed in: it is half the work of a small page."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

__all__ = ["masthead"]

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
    key = (get_language(), context.get("look"), context.get("province"), context.get("path"), actor is None)
    if key not in _drawn:
        if len(_drawn) >= _MOST:
            _drawn.clear()
        _drawn[key] = render_to_string(_TEMPLATE, {**context, "here": _HERE})
    return mark_safe(_drawn[key].replace(_HERE, escape(context.get("here", ""))))  # noqa: S308 - our own template
