"""What forms share: lists of choices, and fragments of questions."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["choice_lists", "fragments", "keys_of"]

_DATA = Path(__file__).parents[1] / "data"


@cache
def choice_lists() -> Mapping[str, Any]:
    """Pairs of value and label by the name of the list."""
    return dict(json.loads((_DATA / "lists.json").read_text(encoding="utf-8")))


@cache
def fragments() -> Mapping[str, Any]:
    """Raw questions by the name of the fragment."""
    return dict(json.loads((_DATA / "fragments.json").read_text(encoding="utf-8")))


def keys_of(fragment: str) -> set[str]:
    """The keys of the questions of a fragment, fragments in it too."""
    parts = fragments()[fragment]
    own = {part["key"] for part in parts if "key" in part}
    return own.union(*(keys_of(part["use"]) for part in parts if "use" in part))
