"""The words around what was found, as safe HTML: every letter of a text is escaped, only `<mark>` is ours."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from hienluong.shared.search.everyday.words import Word, plain, written

__all__ = ["SEARCHED", "Wanted", "marked", "snippet"]

_WORD = re.compile(r"[^\W_]+")
_SHOWN_WORDS = 36
_BEFORE = 8
_WEIGHED = 60
SEARCHED = 8_000
"""Letters at the beginning of a body that are looked through for its snippet."""

Found = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words to mark: folded, and for those asked for with accents how they were written."""

    words: Mapping[str, str]

    def has(self, word: str) -> bool:
        """Whether a word of a text is one of them; "dẫn" is not the "dân" that was asked for, "dan" is both."""
        key = plain(word)
        asked = self.words.get(key)
        return asked is not None and (asked in ("", key) or word.isascii() or written(word) == asked)

    @classmethod
    def of(cls, words: Iterable[Word]) -> "Wanted":
        """Those of a query; asked for both ways, the way without accents holds."""
        said = list(words)
        bare = {word.plain: "" for word in said if not word.accented}
        return cls({word.plain: word.written for word in said} | bare)


def marked(text: str, wanted: Wanted) -> SafeString:
    """The text with the words of `wanted` marked."""
    return _mark(text, [(start, end) for start, end, word in _spoken(text) if wanted.has(word)])


def snippet(summary: str, body: str, wanted: Wanted) -> SafeString:
    """A few lines: of the summary when it says what was asked, else of the body around the words found."""
    said = _window(summary, wanted)
    if said is not None:
        return said
    found = _window(body[:SEARCHED], wanted)
    return found if found is not None else marked(_first_words(summary or body), Wanted({}))


def _window(text: str, wanted: Wanted) -> SafeString | None:
    """The part of `text` with most of the wanted words; None when it has none."""
    words = list(_spoken(text))
    hits = [place for place, (_, _, word) in enumerate(words) if wanted.has(word)]
    if not hits:
        return None
    first = max(hits[:_WEIGHED], key=lambda place: (_richness(words, place, wanted), -place))
    start = max(0, first - _BEFORE)
    part = words[start : start + _SHOWN_WORDS]
    begin, end = (part[0][0] if start else 0), part[-1][1]
    shown = text[begin:end]
    spans = [(a - begin, b - begin) for a, b, word in part if wanted.has(word)]
    more = start + _SHOWN_WORDS < len(words)
    return mark_safe(("… " if start else "") + _mark(shown, spans) + (" …" if more else ""))  # noqa: S308 - escaped in _mark


def _richness(words: Sequence[tuple[int, int, str]], place: int, wanted: Wanted) -> int:
    return len({word for _, _, word in words[place : place + _SHOWN_WORDS - _BEFORE] if wanted.has(word)})


def _spoken(text: str) -> Iterable[tuple[int, int, str]]:
    return ((found.start(), found.end(), found[0].lower()) for found in _WORD.finditer(text))


def _first_words(text: str) -> str:
    ends = [end for _, end, _ in _spoken(text[:SEARCHED])]
    return text if len(ends) <= _SHOWN_WORDS else f"{text[: ends[_SHOWN_WORDS - 1]]} …"


def _mark(text: str, spans: Sequence[Found]) -> SafeString:
    """The escaped text with marks; words that stand side by side share one."""
    out, at = [], 0
    for start, end in _joined(text, spans):
        out += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    return mark_safe("".join([*out, escape(text[at:])]))  # noqa: S308 - every part is escaped


def _joined(text: str, spans: Sequence[Found]) -> list[Found]:
    joined: list[Found] = []
    for start, end in spans:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
