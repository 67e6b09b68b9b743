"""The finder: one index over procedures, life events and refusals, and what to answer to a question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hienluong.shared.search.public import Index, Phrased, PhraseHit, read_language, words_of
from hienluong.systems.catalogue.finding.places import NamedPlace, PlaceNames
from hienluong.systems.catalogue.finding.vocabulary import Family, LifeEvent, Refusal, Vocabulary

__all__ = ["Answer", "Finder", "Found", "Listed"]

_REFUSAL = "refusal:"
_EVENT = "event:"
_SURE_REFUSAL = 0.55
_SURE_EVENT = 0.8
_MOST = 120
_CLOSE_TO_BEST = 0.22
_LOOKED_AT_FOR_SIBLINGS = 10
_ENOUGH_SIBLINGS = 3


@dataclass(frozen=True, slots=True)
class Listed:
    """A procedure as the finder needs it."""

    code: str
    name: str
    sector: str = ""
    details: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A procedure found, with its score; 0 for one that a life event brought along."""

    code: str
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What to show: procedures best first, and what helps to choose or to go elsewhere."""

    found: tuple[Found, ...] = ()
    question: Family | None = None
    event: LifeEvent | None = None
    refusal: Refusal | None = None
    places: tuple[NamedPlace, ...] = ()


class Finder:
    """Built from all procedures in force and the vocabulary; holds no state of a reader."""

    def __init__(
        self, listed: Iterable[Listed], vocabulary: Vocabulary, places: Iterable[NamedPlace] = ()
    ) -> None:
        procedures = list(listed)
        self._codes = {procedure.code for procedure in procedures}
        self._events = {_EVENT + event.key: event for event in vocabulary.events}
        self._refusals = {_REFUSAL + refusal.key: refusal for refusal in vocabulary.refusals}
        self._families = vocabulary.families
        entries = [_entry(procedure, vocabulary) for procedure in procedures]
        entries += [Phrased(key, event.title, event.phrases) for key, event in self._events.items()]
        entries += [Phrased(key, said.phrases[0], said.phrases[1:]) for key, said in self._refusals.items()]
        self._index = Index(entries, read_language(vocabulary.words))
        self._places = PlaceNames(places, self._index.knows)

    def answer(self, query: str) -> Answer:
        """The answer to a question in everyday words. About 5 ms; safe in many threads."""
        spoken = self._places.take_out(query)
        hits = self._index.search(spoken.text, _MOST)
        procedures = _close([hit for hit in hits if hit.key in self._codes])
        refusal = self._refused(hits)
        if refusal and not refusal.show:
            return Answer(refusal=refusal, places=spoken.places)
        event = self._happened(hits)
        found = self._in_order(procedures, event, refusal)
        return Answer(found, self._question(found), event, refusal, spoken.places)

    def _refused(self, hits: Sequence[PhraseHit]) -> Refusal | None:
        best = hits[0] if hits else None
        if best and best.key in self._refusals and best.likeness >= _SURE_REFUSAL:
            return self._refusals[best.key]
        return None

    def _happened(self, hits: Sequence[PhraseHit]) -> LifeEvent | None:
        sure = [hit for hit in hits if hit.key in self._events and hit.likeness >= _SURE_EVENT]
        return self._events[max(sure, key=lambda hit: hit.likeness).key] if sure else None

    def _in_order(
        self, procedures: Sequence[PhraseHit], event: LifeEvent | None, refusal: Refusal | None
    ) -> tuple[Found, ...]:
        scores = {hit.key: hit.score for hit in procedures}
        led = [hit.key for hit in procedures[:1]] if event and procedures[:1] else []
        brought = [*(refusal.see if refusal else ()), *led, *(event.codes if event else ())]
        order = dict.fromkeys([*(code for code in brought if code in self._codes), *scores])
        return tuple(Found(code, scores.get(code, 0.0)) for code in order)

    def _question(self, found: Sequence[Found]) -> Family | None:
        """The question of the family of the best hit, when several of the family came up."""
        first = [one.code for one in found[:_LOOKED_AT_FOR_SIBLINGS]]
        for family in self._families:
            members = {code for _, code in family.options}
            if first and first[0] in members and len(members.intersection(first)) >= _ENOUGH_SIBLINGS:
                return family
        return None


def _close(hits: list[PhraseHit]) -> list[PhraseHit]:
    return [hit for hit in hits if hit.score >= hits[0].score * _CLOSE_TO_BEST]


def _entry(procedure: Listed, vocabulary: Vocabulary) -> Phrased:
    excuses = {
        word.plain
        for marker, asked in vocabulary.variants
        if marker in procedure.name
        for word in words_of(asked)
    }
    return Phrased(
        key=procedure.code,
        title=procedure.name,
        phrases=vocabulary.phrases.get(procedure.code, ()),
        group=procedure.sector,
        details=procedure.details,
        prior=vocabulary.popularity.get(procedure.code, 0.0),
        variant=frozenset(excuses),
    )
