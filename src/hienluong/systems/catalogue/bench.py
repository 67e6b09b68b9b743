"""How well everyday phrases find their procedures: hit rates at 1 and at 5 over scored phrases.

A file of phrases has the columns `phrase` and `codes` (any of these procedures is right; `-`: must be refused).
Phrases of `phrases.csv` may inform the vocabulary; those of `phrases-held-out.csv` never do.
"""

import csv
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hienluong.base.text import fold
from hienluong.systems.catalogue.queries.search import SearchPage, search_procedures
from hienluong.systems.catalogue.queries.snapshot import snapshot

__all__ = ["FILES", "HitRate", "Phrase", "measure", "read_phrases", "search_hit_rates"]

FILES = ("phrases.csv", "phrases-held-out.csv")
_REFUSED = "-"
_FIRST = 5


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and the procedures that are right; none when it must be refused."""

    text: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class HitRate:
    """Shares from 0 to 1, and the mean time of a query in milliseconds."""

    name: str
    phrases: int
    at_1: float
    at_5: float
    milliseconds: float
    missed: tuple[str, ...]
    """Phrases whose procedure is not among the first five."""


def search_hit_rates(folder: Path) -> list[HitRate]:
    """Hit rates of each file in `folder`; of the held-out one also without phrases that the vocabulary has word for word."""
    rates = []
    for name in FILES:
        phrases = read_phrases(folder / name)
        rates.append(measure(name, phrases))
        if name != FILES[0]:
            rates.append(measure(f"{name}, not in the vocabulary", _unseen(phrases)))
    return rates


def read_phrases(path: Path) -> list[Phrase]:
    """The phrases of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Phrase(row["phrase"], frozenset(row["codes"].split()) - {_REFUSED})
            for row in csv.DictReader(file)
        ]


def measure(name: str, phrases: Sequence[Phrase]) -> HitRate:
    """Ask each phrase once and score the answers."""
    snapshot()
    began = time.perf_counter()
    pages = [search_procedures(phrase.text, _FIRST) for phrase in phrases]
    spent = time.perf_counter() - began
    asked = list(zip(phrases, pages, strict=True))
    return HitRate(
        name=name,
        phrases=len(phrases),
        at_1=_share(_hit(phrase, page, 1) for phrase, page in asked),
        at_5=_share(_hit(phrase, page, _FIRST) for phrase, page in asked),
        milliseconds=1000 * spent / max(len(phrases), 1),
        missed=tuple(phrase.text for phrase, page in asked if not _hit(phrase, page, _FIRST)),
    )


def _hit(phrase: Phrase, page: SearchPage, first: int) -> bool:
    if not phrase.codes:
        return page.answer.refusal is not None and not page.items
    return any(one.code in phrase.codes for one in page.items[:first])


def _share(hits: Iterable[bool]) -> float:
    counted = list(hits)
    return sum(counted) / len(counted) if counted else 0.0


def _unseen(phrases: Iterable[Phrase]) -> list[Phrase]:
    known = {fold(text) for texts in snapshot().vocabulary.phrases.values() for text in texts}
    return [phrase for phrase in phrases if fold(phrase.text) not in known]
