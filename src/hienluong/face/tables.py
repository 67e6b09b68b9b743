"""A table as data: columns, rows, and the words for "nothing here"."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

__all__ = ["Cell", "Column", "KeysetPage", "Table"]


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; `numeric` columns stand to the right, `whole` cells (codes, dates) stay on one line."""

    label: str | Promise
    numeric: bool = False
    whole: bool = False

    @property
    def look(self) -> str:
        """The class of the column's cells."""
        return "number" * self.numeric or "whole" * self.whole


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a link."""

    text: object
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The first cell of each row names the row. Cells are texts, `Cell`s with a link, or `chips.Deadline`s."""

    caption: str | Promise
    columns: Sequence[Column]
    rows: Sequence[Sequence[object]]
    empty: str | Promise = ""

    @property
    def lines(self) -> list[list[tuple[Column, Cell]]]:
        """Each row's cells with their columns."""
        return [
            [(column, _cell(value)) for column, value in zip(self.columns, row, strict=True)]
            for row in self.rows
        ]


@dataclass(frozen=True, slots=True)
class KeysetPage:
    """Where the next and the previous page begin, as addresses; empty at the ends."""

    previous_url: str = ""
    next_url: str = ""


def _cell(value: object) -> Cell:
    return value if isinstance(value, Cell) else Cell(value)
