"""Finding the syllable that was meant: raw Telex or VNI typing, missing spaces, slips of the finger."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

__all__ = ["Speller"]

_DOUBLED = re.compile(r"(.)\1+")
_TELEX_END = re.compile(r"[sfrxj]$")
_TELEX_INSIDE = re.compile(r"(?<=[aeiouyw])[sfrxj]")
_VNI = re.compile(r"[0-9]")
_LONGEST_SYLLABLE = 7
_LONGEST_JOINED = 40
_SHORTEST_GUESSED = 3


class Speller:
    """Knows the syllables of the index and offers those that an unknown word may stand for."""

    def __init__(self, frequency: Mapping[str, int]) -> None:
        self._frequency = frequency
        self._near: dict[str, set[str]] = defaultdict(set)
        for syllable in frequency:
            if len(syllable) >= _SHORTEST_GUESSED and syllable.isalpha():
                for shape in _one_letter_less(syllable):
                    self._near[shape].add(syllable)
        self.read = lru_cache(maxsize=20_000)(self._read)

    def _read(self, word: str) -> tuple[tuple[str, ...], ...]:
        """Readings of `word`, best first; each is one syllable or several that were joined."""
        if word in self._frequency or (len(word) < _SHORTEST_GUESSED and word.isalpha()):
            return ((word,),)
        typed = self._as_typed(word)
        if typed:
            return ((typed,),)
        joined = self._split(word) if word.isalpha() else None
        if joined:
            return (joined,)
        return tuple((near,) for near in self._slips(word)) or ((word,),)

    def _as_typed(self, word: str) -> str | None:
        return next((shape for shape in _typed_shapes(word) if shape in self._frequency), None)

    def _split(self, word: str) -> tuple[str, ...] | None:
        """The fewest known syllables that `word` consists of, the commonest among equals."""
        if not 2 * _SHORTEST_GUESSED - 1 <= len(word) <= _LONGEST_JOINED:
            return None
        best: dict[int, tuple[int, float, tuple[str, ...]]] = {0: (0, 0.0, ())}
        for end in range(1, len(word) + 1):
            options = [
                (count + 1, rare - _commonness(self._frequency[part]), (*parts, part))
                for start in range(max(0, end - _LONGEST_SYLLABLE), end)
                if (part := word[start:end]) in self._frequency and len(part) > 1 and start in best
                for count, rare, parts in [best[start]]
            ]
            if options:
                best[end] = min(options)
        return best[len(word)][2] if len(word) in best else None

    def _slips(self, word: str) -> list[str]:
        if len(word) < _SHORTEST_GUESSED:
            return []
        shapes = _one_letter_less(word)
        found = {near for shape in shapes for near in self._near.get(shape, ())}
        close = [near for near in found if _differs_little(word, near)]
        return sorted(close, key=lambda near: (near[0] != word[0], -self._frequency[near]))[:3]


def _commonness(frequency: int) -> float:
    return min(frequency, 200) / 200


def _one_letter_less(word: str) -> set[str]:
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}


def _differs_little(one: str, other: str) -> bool:
    """At most one letter added, dropped or changed, or two neighbours swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) != len(other):
        return True
    wrong = [at for at in range(len(one)) if one[at] != other[at]]
    if len(wrong) <= 1:
        return True
    first, *rest = wrong
    return rest == [first + 1] and one[first] == other[first + 1] and one[first + 1] == other[first]


def _typed_shapes(word: str) -> Iterable[str]:
    """What the raw keys of Telex or VNI would have made, without accents."""
    bare = _VNI.sub("", word) if not word.isdigit() else word
    once = _DOUBLED.sub(r"\1", bare)
    yield bare
    yield once
    yield _TELEX_END.sub("", once)
    yield _TELEX_INSIDE.sub("", once).replace("w", "")
    yield _TELEX_END.sub("", _TELEX_INSIDE.sub("", once)).replace("w", "")
    yield once.replace("w", "")
    yield _TELEX_END.sub("", once.replace("w", ""))
    if "w" in once:
        yield once.replace("w", "u")
