"""Place names in a question: taken out of the words that are searched, and translated to today's unit."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hienluong.shared.search.public import Word, words_of

__all__ = ["NamedPlace", "PlaceNames", "Spoken"]

_KINDS = {"xa", "phuong", "huyen", "tinh", "tt", "tx", "tp", "thitran", "thixa", "thanhpho"}
_TWO_WORD_KINDS = {("thi", "tran"), ("thi", "xa"), ("thanh", "pho")}
_BEFORE_A_PLACE = {"o", "tai", "ve", "tu", "tren"}
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A name of a place. For a former unit `unit` and `unit_code` say which commune holds it now.

    Both are empty for former districts, which were divided among several communes.
    """

    name: str
    kind: str = ""
    district: str = ""
    unit_code: str = ""
    unit: str = ""
    former: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """The question without its place, and the old units that the place may mean."""

    text: str
    places: tuple[NamedPlace, ...] = ()


class PlaceNames:
    """Recognises names of units, old and new. `is_known` says of a pair of words that it means something else."""

    def __init__(self, places: Iterable[NamedPlace], is_known: Callable[[str], bool]) -> None:
        self._is_known = is_known
        self._former: dict[tuple[str, ...], list[NamedPlace]] = defaultdict(list)
        self._written: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
        for place in places:
            words = words_of(place.name)
            key = tuple(word.plain for word in words)
            self._written[key].add(tuple(word.written for word in words))
            if place.former:
                self._former[key].append(place)

    def take_out(self, query: str) -> Spoken:
        """Find the first place name and leave the rest; a question that is only a place stays whole."""
        words = words_of(query)
        for at in range(len(words)):
            for end in range(min(at + _LONGEST_NAME, len(words)), at, -1):
                if self._is_place(words, at, end):
                    rest = [*words[: _start(words, at)], *words[end:]]
                    if rest:
                        return Spoken(" ".join(word.written for word in rest), self._meant(words, at, end))
        return Spoken(query)

    def _is_place(self, words: Sequence[Word], at: int, end: int) -> bool:
        key = tuple(word.plain for word in words[at:end])
        if key not in self._written:
            return False
        if _names_a_kind(words, at):
            return True
        said = tuple(word.written for word in words[at:end])
        spelled = said in self._written[key] and any(word.accented for word in words[at:end])
        if len(key) == 1 or (not spelled and any(word.accented for word in words[at:end])):
            return False
        if self._is_known(" ".join(key)):
            return False
        return spelled or end == len(words) or (at > 0 and words[at - 1].plain in _BEFORE_A_PLACE)

    def _meant(self, words: Sequence[Word], at: int, end: int) -> tuple[NamedPlace, ...]:
        kind = " ".join(word.plain for word in words[_start_with_kind(words, at) : at])
        found = self._former.get(tuple(word.plain for word in words[at:end]), [])
        exact = [place for place in found if kind and _plain_kind(place.kind) == kind]
        return tuple(exact or found)


def _plain_kind(kind: str) -> str:
    return " ".join(word.plain for word in words_of(kind))


def _names_a_kind(words: Sequence[Word], at: int) -> bool:
    return _start_with_kind(words, at) < at


def _start_with_kind(words: Sequence[Word], at: int) -> int:
    """Where the place's expression begins: at the word of its kind, when there is one."""
    if at >= 2 and (words[at - 2].plain, words[at - 1].plain) in _TWO_WORD_KINDS:
        return at - 2
    return at - 1 if at >= 1 and words[at - 1].plain in _KINDS else at


def _start(words: Sequence[Word], at: int) -> int:
    """The same with the "ở", "tại" before it."""
    start = _start_with_kind(words, at)
    return start - 1 if start >= 1 and words[start - 1].plain in _BEFORE_A_PLACE else start
