"""Which columns of a table hold figures, so that they can stand below one another by their places. Pure."""

import re
from collections.abc import Sequence

__all__ = ["figure_columns"]

_FIGURE = re.compile(
    r"[-+−–]?\s?(?:0|[1-9]\d{0,2}(?:[.\s]\d{3})+|[1-9]\d*)(?:,\d+)?\s?(?:%|‰|đ|đồng|triệu|tỷ|ha|km|km²|m²|m³)?"
)
"""As Vietnamese is written: 1.234.567,8 with a unit. What begins with 0 and goes on is a code or a telephone number."""
_WORD_INSTEAD = re.compile(r"\D{1,20}")
"""What stands where a figure would: “Miễn phí”, “chưa công bố”."""
_EMPTY = frozenset({"", "-", "–", "—", "…"})
"""A cell in which a figure is missing says nothing about its column."""


def figure_columns(rows: Sequence[Sequence[object]]) -> frozenset[int]:
    """Places of the columns, from 0, that hold figures: half of what they say or more, the rest a word instead of one."""
    width = max((len(row) for row in rows), default=0)
    return frozenset(place for place in range(width) if _are_figures(_column(rows, place)))


def _column(rows: Sequence[Sequence[object]], place: int) -> list[str]:
    cells = ("" if row[place] is None else str(row[place]).strip() for row in rows if place < len(row))
    return [cell for cell in cells if cell not in _EMPTY]


def _are_figures(cells: Sequence[str]) -> bool:
    others = [cell for cell in cells if not _FIGURE.fullmatch(cell)]
    return len(cells) >= max(1, 2 * len(others)) and all(_WORD_INSTEAD.fullmatch(cell) for cell in others)
