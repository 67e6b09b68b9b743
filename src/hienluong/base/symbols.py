"""What the number and symbol of a document say (NĐ 30/2020/NĐ-CP, NĐ 34/2016/NĐ-CP, điều 61). Pure."""

import re
from dataclasses import dataclass

from hienluong.base.text import clean_line, fold

__all__ = ["Symbol", "read_symbol", "symbol_key", "tidy_symbol", "tight"]

_SHAPE = re.compile(
    r"(?P<number>\d{1,6}[a-zđ]?)/(?:(?P<year>(?:19|20)\d\d)/)?(?P<head>[^\W\d_]+(?:/[^\W\d_]+)?)(?:-(?P<tail>[^/\s]+))?",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"^s[ốo]\s*:?\s*(?=\d)", re.IGNORECASE)
_AROUND_SIGNS = re.compile(r"\s*([/–-])\s*")
_ZEROS = re.compile(r"\b0+(?=\d)")


@dataclass(frozen=True, slots=True)
class Symbol:
    """The parts of "36/2024/QĐ-UBND". `head` is the type's abbreviation; in official letters, the issuer's."""

    number: str
    year: int | None
    head: str
    tail: str

    @property
    def is_normative(self) -> bool:
        """Only normative documents carry the year of issue."""
        return self.year is not None


def tidy_symbol(typed: str) -> str:
    """One line without "Số:" and without spaces around signs; capitals stay as printed."""
    line = _WORD_BEFORE.sub("", clean_line(typed))
    return _AROUND_SIGNS.sub(r"\1", line).replace("–", "-")


def read_symbol(symbol: str) -> Symbol | None:
    """The parts of a tidy symbol, None when it has another shape."""
    found = _SHAPE.fullmatch(symbol)
    if found is None:
        return None
    year = found["year"]
    return Symbol(found["number"], int(year) if year else None, found["head"], found["tail"] or "")


def symbol_key(symbol: str) -> str:
    """The search key: "05/2024/QĐ-UBND" and "5 2024 qd ubnd" are the same."""
    return _ZEROS.sub("", fold(symbol))


def tight(text: str) -> str:
    """The key without spaces, for symbols typed in one piece."""
    return symbol_key(text).replace(" ", "")
