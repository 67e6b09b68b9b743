"""Facts for search engines inside a page: JSON-LD that no text can break out of."""

import json
from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

__all__ = ["as_json_ld"]

_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
"""So that no text can end the script element that holds the data."""


def as_json_ld(facts: Mapping[str, object]) -> SafeString:
    """The facts as JSON, safe to stand in `<script type="application/ld+json">`."""
    text = json.dumps(facts, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308 - every character that could end the element is escaped
