"""How a better query is written for the reader: their own words, the wrong ones replaced, accents as in the titles found."""

import re
from collections.abc import Iterable, Mapping

from hienluong.shared.search.everyday.words import plain

__all__ = ["accented", "replaced"]

_WORD = re.compile(r"[^\W_]+")


def replaced(text: str, meant: Mapping[str, str]) -> str:
    """The text with each word whose folded form `meant` knows written as it says."""
    return _WORD.sub(lambda found: meant.get(plain(found[0].lower()), found[0]), text)


def accented(text: str, titles: Iterable[str]) -> str:
    """The text with its words without accents written as the first title does that has them."""
    known: dict[str, str] = {}
    for title in titles:
        for word in _WORD.findall(title.lower()):
            known.setdefault(plain(word), word)
    return _WORD.sub(lambda found: known.get(found[0].lower(), found[0]), text)
