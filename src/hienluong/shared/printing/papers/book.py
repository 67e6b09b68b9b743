"""A register of documents as a book to be bound."""

from dataclasses import dataclass
from typing import ClassVar

from hienluong.shared.printing.papers.common import Letterhead

__all__ = ["DocumentBook"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentBook:
    """Sổ đăng ký văn bản (NĐ 30/2020/NĐ-CP, Phụ lục IV): every column of the decree, also those filled by hand.

    `widths` are shares of the sheet, one for each column.
    """

    form: ClassVar[str] = "book"

    letterhead: Letterhead
    title: str
    period: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
