"""How large and of which kinds files may be, by purpose: data, not code."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["Limits", "limits_for"]

_DATA = Path(__file__).parent / "data" / "limits.json"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a purpose accepts. Sizes are in bytes."""

    max_bytes: int
    kinds: frozenset[str]


@cache
def _all() -> dict[str, Limits]:
    content = json.loads(_DATA.read_text(encoding="utf-8"))
    return {word: Limits(entry["max_bytes"], frozenset(entry["kinds"])) for word, entry in content.items()}


def limits_for(purpose: str) -> Limits:
    """The limits of a purpose; a purpose without its own has the default ones."""
    return _all().get(purpose, _all()["default"])
