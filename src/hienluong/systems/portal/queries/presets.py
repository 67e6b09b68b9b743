"""The structures that sites begin with, read from data."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from hienluong.base.errors import Invalid
from hienluong.base.text import address_words
from hienluong.systems.portal.values import Node, Preset

__all__ = ["preset", "presets"]

_FOLDER = Path(__file__).parents[1] / "data" / "presets"


@cache
def presets() -> Mapping[str, Preset]:
    """Every preset by its code."""
    return {found.code: found for found in (_read(file) for file in sorted(_FOLDER.glob("*.json")))}


def preset(code: str) -> Preset:
    """The preset of that code. Raises Invalid."""
    if code not in presets():
        raise Invalid({"preset": "Không có mẫu trang này."})
    return presets()[code]


def _read(file: Path) -> Preset:
    facts = json.loads(file.read_text())
    return Preset(facts["code"], facts["basis"], facts["welcome"], _nodes(facts["menu"]))


def _nodes(rows: Sequence[Mapping[str, Any]]) -> Sequence[Node]:
    return tuple(_node(row) for row in rows)


def _node(row: Mapping[str, Any]) -> Node:
    slug = str(row.get("slug") or address_words(row["title"]))
    return Node(row["title"], slug, row.get("intro", ""), row.get("module", ""), _nodes(row.get("below", ())))
