"""What a reader typed, read: words in any order, phrases in quotes. Everything else is no operator, just a sign."""

import re
from dataclasses import dataclass
from itertools import pairwise

from hienluong.base.text import clean_line
from hienluong.shared.search.everyday.words import Word, words_of

__all__ = ["Asked", "any_part", "every_part", "neighbours", "phrase", "read_query"]

_LONGEST = 300
_MOST_WORDS = 14
_MOST_PHRASES = 4
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it is searched: `text` as typed, on one line and cut; words in the order typed."""

    text: str
    words: tuple[Word, ...] = ()
    phrases: tuple[tuple[Word, ...], ...] = ()

    @property
    def said(self) -> tuple[Word, ...]:
        """All words, those of phrases too."""
        return (*self.words, *(word for words in self.phrases for word in words))

    @property
    def key(self) -> str:
        """The folded query, as titles are folded."""
        return " ".join(word.plain for word in self.said)


def read_query(typed: str) -> Asked:
    """Read a query of any length and content; one that holds no word gives an Asked without words."""
    text = clean_line(typed[:_LONGEST].encode("utf-8", "replace").decode())
    quoted = [_words(found) for found in _QUOTED.findall(text)]
    phrases = [words for words in quoted if len(words) > 1][:_MOST_PHRASES]
    loose = [word for words in quoted if len(words) == 1 for word in words]
    words = [*_words(_QUOTED.sub(" ", text)), *loose]
    return Asked(text, tuple(words[:_MOST_WORDS]), tuple(phrases))


def _words(text: str) -> tuple[Word, ...]:
    return tuple(words_of(text.replace("_", " ")))[:_MOST_WORDS]


def phrase(plain: str) -> str:
    """The query for folded words that follow one another: "hai lang" → 'hai' <-> 'lang'."""
    return "(" + " <-> ".join(f"'{word}'" for word in plain.split()) + ")"


def every_part(asked: Asked) -> list[str]:
    """The parts of the query that must all be met, each in the language of tsquery."""
    phrases = [phrase(" ".join(word.plain for word in words)) for words in asked.phrases]
    return [*(f"'{word.plain}'" for word in asked.words), *phrases]


def any_part(parts: list[str]) -> str:
    """A query that is met by any of the parts."""
    return " | ".join(parts)


def neighbours(asked: Asked) -> list[str]:
    """For a query of which no entry has all words: each two that stand together; of two words each alone."""
    words = [word.plain for word in asked.said]
    if len(words) < 3:
        return [f"'{word}'" for word in words if len(words) > 1]
    return [phrase(f"{one} {other}") for one, other in pairwise(words)]
