"""Words of a text as search sees them: the plain syllable, and how its accents were written."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from hienluong.base.text import fold

__all__ = ["Word", "plain", "toneless", "words_of", "written"]

_WORD = re.compile(r"[^\W_]+(?:_[^\W_]+)*")
"""Words joined by "_" are one word: rules use them for meanings that no single word has."""
_LONGEST = 300
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MARKS = re.compile(f"[{_TONES}]")
_NO_TONES = dict.fromkeys(map(ord, _TONES))


@dataclass(frozen=True, slots=True)
class Word:
    """A syllable without accents, and with the accents as written (the same when none were)."""

    plain: str
    written: str

    @property
    def accented(self) -> bool:
        """Whether the writer used accents in this word."""
        return self.plain != self.written


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """One word without accents, in lower case."""
    return fold(word).replace(" ", "")


@lru_cache(maxsize=50_000)
def written(word: str) -> str:
    """A word in small letters with its tone at the end, so that "hoà" and "hòa" are one spelling."""
    apart = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", _MARKS.sub("", apart)) + "".join(_MARKS.findall(apart))


@lru_cache(maxsize=50_000)
def toneless(written: str) -> str:
    """A spelling, as in `Word.written`, without its tones: "đò" and "đỏ" are one; hỏi and ngã are often mixed up."""
    return written.translate(_NO_TONES)


def words_of(text: str) -> list[Word]:
    """The words of a text in order; bytes that are no text (NUL, lone surrogates) separate words."""
    clean = unicodedata.normalize("NFC", text[:_LONGEST].encode("utf-8", "replace").decode()).lower()
    found = [(plain(word), word) for word in _WORD.findall(clean)]
    return [Word(key, written(word) if not word.isascii() else key) for key, word in found if key]
