"""An index in memory over a few thousand entries: everyday phrases first, then the words of the title.

Two measures are added. *Likeness*: how much of an entry's best phrase the query says, and how much of the
query that phrase explains. *Relevance*: BM25 over title, group and details with weights, words and pairs.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hienluong.shared.search.everyday.language import Language
from hienluong.shared.search.everyday.spelling import Speller
from hienluong.shared.search.everyday.words import Word, toneless, words_of

__all__ = ["Hit", "Index", "Phrased", "Term"]

_FIELD_WEIGHTS = (3.0, 0.8, 0.35)
_SATURATION = 1.4
_LENGTH_EFFECT = 0.6
_PAIR_WEIGHT = 0.6
_PHRASE_SHARE = 0.6
_OTHER_LETTERS = 0.45
_OTHER_TONES = 0.8
_NO_ACCENTS = 0.95
_GUESSED = 0.75
_RELEVANCE = 0.9
_NEARLY_SAME = 0.75
_SAME_BONUS = 0.6
_PRIOR = 0.1
_UNASKED_VARIANT = 0.6
_LEAST_SCORE = 0.12


@dataclass(frozen=True, slots=True)
class Phrased:
    """Something to be found. `prior` from 0 to 1 says how often people need it.

    `variant` names the words that make it a special case; unless the query says one, it steps back.
    """

    key: str
    title: str
    phrases: tuple[str, ...] = ()
    group: str = ""
    details: str = ""
    prior: float = 0.0
    variant: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found; `likeness` (0 to 1) says how well its best phrase fits the query."""

    key: str
    score: float
    likeness: float


@dataclass(frozen=True, slots=True)
class Term:
    """A word or pair of the query, as searched."""

    key: str
    written: str
    weight: float


@dataclass(slots=True)
class _Phrase:
    entry: int
    norm: float


class Index:
    """Built once, read by many threads; building takes well under half a second for 1,500 entries."""

    def __init__(self, entries: Iterable[Phrased], language: Language) -> None:
        self._entries = list(entries)
        self._language = language
        self._phrases: list[_Phrase] = []
        self._in_phrases: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._in_titles: dict[str, list[tuple[int, float, str]]] = {}
        self._rarity: dict[str, float] = {}
        self._build()

    # -- building ------------------------------------------------------------------------------------

    def _build(self) -> None:
        said = [
            (number, self._language.words(text))
            for number, entry in enumerate(self._entries)
            for text in (*entry.phrases, entry.title)
        ]
        fields = [
            [self._language.words(entry.title), self._language.words(entry.group), words_of(entry.details)]
            for entry in self._entries
        ]
        frequency = Counter(word.plain for _, words in said for word in words)
        frequency.update(word.plain for texts in fields for words in texts for word in words)
        frequency.update(self._language.known())
        frequency.update(
            word.plain for entry in self._entries for text in entry.phrases for word in words_of(text)
        )
        self._speller = Speller(frequency)
        self._measure_rarity([words for _, words in said])
        self._index_titles(fields)
        for number, words in said:
            self._index_phrase(number, words)

    def _measure_rarity(self, texts: Sequence[list[Word]]) -> None:
        seen_in: Counter[str] = Counter()
        for words in texts:
            seen_in.update({key for key, _ in _keys(words)})
        most = math.log(1 + len(texts))
        self._rarity = {key: math.log(1 + len(texts) / count) / most for key, count in seen_in.items()}

    def _index_titles(self, fields: list[list[list[Word]]]) -> None:
        lengths = [sum(len(words) * w for words, w in zip(f, _FIELD_WEIGHTS, strict=True)) for f in fields]
        usual = sum(lengths) / len(lengths) if lengths else 1.0
        found: dict[str, list[tuple[int, float, str]]] = defaultdict(list)
        for number, texts in enumerate(fields):
            counts: dict[str, float] = defaultdict(float)
            written: dict[str, str] = {}
            for words, weight in zip(texts, _FIELD_WEIGHTS, strict=True):
                for key, spelling in _keys(words):
                    counts[key] += weight
                    written.setdefault(key, spelling)
            stretch = _SATURATION * (1 - _LENGTH_EFFECT + _LENGTH_EFFECT * lengths[number] / usual)
            for key, count in counts.items():
                found[key].append((number, count / (count + stretch), written[key]))
        self._in_titles = dict(found)

    def _index_phrase(self, entry: int, words: list[Word]) -> None:
        keys = dict(_keys(words))
        norm = sum(self._weight(key, spelling) for key, spelling in keys.items())
        if not norm:
            return
        for key, spelling in keys.items():
            self._in_phrases[key].append((len(self._phrases), spelling))
        self._phrases.append(_Phrase(entry, norm))

    def _weight(self, key: str, written: str) -> float:
        rarity = self._rarity.get(key, 1.0) * (_PAIR_WEIGHT if " " in key else 1.0)
        return rarity * min(self._language.weight(part) for part in written.split())

    # -- asking --------------------------------------------------------------------------------------

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """The entries that fit `query`, best first; none for a query that says nothing."""
        terms = self.terms(query)
        if not terms:
            return []
        likeness = self._likeness(terms)
        relevance = self._relevance(terms)
        said = {term.key for term in terms}
        hits = [
            Hit(
                self._entries[number].key,
                self._score(number, likeness, relevance, said),
                likeness.get(number, 0.0),
            )
            for number in likeness.keys() | relevance.keys()
        ]
        hits = [hit for hit in hits if hit.score >= _LEAST_SCORE]
        return sorted(hits, key=lambda hit: (-hit.score, hit.key))[:limit]

    def knows(self, pair: str) -> bool:
        """Whether two neighbouring words occur together in a phrase of the index."""
        return pair in self._in_phrases

    def terms(self, query: str) -> list[Term]:
        """The words and pairs of the query after spelling and rewriting, each with its weight."""
        readings = [self._read(word) for word in words_of(query)]
        main = self._language.rewrite([word for options in readings for word in options[0]])
        terms = [Term(key, written, self._weight(key, written)) for key, written in dict(_keys(main)).items()]
        guesses = [word for options in readings for other in options[1:] for word in other]
        terms += [
            Term(word.plain, word.written, self._weight(word.plain, word.written) * _GUESSED)
            for word in guesses
        ]
        return terms

    def _read(self, word: Word) -> list[list[Word]]:
        readings = self._speller.read(word.plain)
        if readings[0] == (word.plain,):
            return [[word]]
        return [[Word(plain, plain) for plain in reading] for reading in readings]

    def _likeness(self, terms: list[Term]) -> dict[int, float]:
        overlap: dict[int, float] = defaultdict(float)
        for term in terms:
            for number, written in self._in_phrases.get(term.key, ()):
                overlap[number] += term.weight * _agreement(term, written)
        asked = sum(term.weight for term in terms)
        best: dict[int, float] = defaultdict(float)
        for number, shared in overlap.items():
            phrase = self._phrases[number]
            like = shared / (_PHRASE_SHARE * phrase.norm + (1 - _PHRASE_SHARE) * asked)
            best[phrase.entry] = max(best[phrase.entry], like)
        return best

    def _relevance(self, terms: list[Term]) -> dict[int, float]:
        scores: dict[int, float] = defaultdict(float)
        for term in terms:
            for number, impact, written in self._in_titles.get(term.key, ()):
                scores[number] += term.weight * impact * _agreement(term, written)
        asked = sum(term.weight for term in terms) or 1.0
        return {number: score / asked for number, score in scores.items()}

    def _score(
        self, number: int, likeness: dict[int, float], relevance: dict[int, float], said: set[str]
    ) -> float:
        entry = self._entries[number]
        like = likeness.get(number, 0.0)
        score = like + _RELEVANCE * relevance.get(number, 0.0)
        score += _SAME_BONUS * max(0.0, (like - _NEARLY_SAME) / (1 - _NEARLY_SAME))
        score *= 1 + _PRIOR * entry.prior
        return score * _UNASKED_VARIANT if entry.variant and not entry.variant & said else score


def _keys(words: Sequence[Word]) -> list[tuple[str, str]]:
    """Search keys of a text with their spellings: each word, and each pair of neighbours."""
    singles = [(word.plain, word.written) for word in words]
    pairs = [(f"{a.plain} {b.plain}", f"{a.written} {b.written}") for a, b in pairwise(words)]
    return singles + pairs


def _agreement(term: Term, written: str) -> float:
    """How far the accents agree; a word typed without accents agrees with all, almost fully."""
    if term.written == written:
        return 1.0
    if term.written == term.key or written == term.key:
        return _NO_ACCENTS
    return _OTHER_TONES if toneless(term.written) == toneless(written) else _OTHER_LETTERS
