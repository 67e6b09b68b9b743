"""The document that answers a case, in the form of NĐ 30/2020/NĐ-CP, driven by facts alone."""

from dataclasses import dataclass
from typing import ClassVar

from hienluong.shared.printing.papers.common import Letterhead, LookUp, Signer

__all__ = ["ResultPaper", "Table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of a result: lines of business, certified copies. Every row has as many cells as columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("every row of a printed table needs one cell for each column")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPaper:
    """A certificate, extract, confirmation, licence or refusal.

    `facts` are pairs of label and value. Who signs in the name of a collective says so in the signer's first
    line of authority ("TM. ỦY BAN NHÂN DÂN").
    """

    form: ClassVar[str] = "result"

    letterhead: Letterhead
    look_up: LookUp
    title: str
    signer: Signer
    subject: str = ""
    bases: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    table: Table | None = None
    closing: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
