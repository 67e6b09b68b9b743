"""Numbers and symbols as they are written (NĐ 30/2020/NĐ-CP, điều 15; Phụ lục I, phần II.3). Pure."""

from dataclasses import dataclass

from hienluong.systems.documents.models import Numbering, TypeGroup

__all__ = ["Lettering", "series_in", "series_key", "spelt_serial", "symbol_of"]


@dataclass(frozen=True, slots=True)
class Lettering:
    """What stands behind the number: the type's letters, the issuer's, and in letters the drafting part's."""

    group: str
    type_letters: str
    issuer_letters: str
    office_letters: str = ""


def spelt_serial(serial: int) -> str:
    """Below ten a 0 stands before it."""
    return f"{serial:02d}"


def symbol_of(serial: int, year: int, lettering: Lettering) -> str:
    """ "05/QĐ-UBND", in letters "15/STTTT-CNTT", in normative documents "41/2026/QĐ-UBND". Case is kept."""
    if lettering.type_letters:
        parts = [lettering.type_letters, lettering.issuer_letters]
    else:
        parts = [lettering.issuer_letters, lettering.office_letters]
    tail = "-".join(part for part in parts if part)
    dated = f"{year}/" if lettering.group == TypeGroup.NORMATIVE else ""
    return f"{spelt_serial(serial)}/{dated}{tail}"


def series_key(book_id: int, year: int, series: str) -> str:
    """The series of `shared.numbering` in which a book counts."""
    return f"documents:{book_id}:{year}:{series}" if series else f"documents:{book_id}:{year}"


def series_in(numbering: str, type_code: str) -> str:
    """In which of its series a book numbers a type; empty when it has but one."""
    return type_code if numbering == Numbering.BY_TYPE else ""
