"""What the province knows about how people ask: everyday names, life events, refusals, rules of speech."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["PARTS", "Family", "LifeEvent", "Refusal", "Vocabulary", "read_vocabulary"]

PARTS = (
    "everyday.txt",
    "families.json",
    "life-events.json",
    "popularity.csv",
    "refusals.json",
    "variants.txt",
    "words.txt",
)
"""Names of the data files, which are also the keys under which their texts are stored."""


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something that happens to a family, with its procedures in the order they are needed."""

    key: str
    title: str
    phrases: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """What people ask for that the province does not do; `where` says who does.

    `show`: the search results are still useful and stay on the page.
    """

    key: str
    phrases: tuple[str, ...]
    what: str
    where: str
    see: tuple[str, ...]
    show: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """Procedures that look alike, with the one question that tells them apart."""

    key: str
    question: str
    options: tuple[tuple[str, str], ...]
    """(answer, procedure code)"""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of it, as read from the data files."""

    phrases: Mapping[str, tuple[str, ...]]
    popularity: Mapping[str, float]
    variants: tuple[tuple[str, str], ...]
    families: tuple[Family, ...]
    events: tuple[LifeEvent, ...]
    refusals: tuple[Refusal, ...]
    words: str


def read_vocabulary(texts: Mapping[str, str]) -> Vocabulary:
    """The vocabulary in `texts`, by the names in PARTS; a missing part counts as empty."""
    return Vocabulary(
        phrases=_phrases(texts.get("everyday.txt", "")),
        popularity={
            code: float(row["weight"])
            for row in _rows(texts.get("popularity.csv", ""))
            for code in row["codes"].split()
        },
        variants=tuple(_pairs(texts.get("variants.txt", ""))),
        families=tuple(
            Family(item["key"], item["question"], tuple((label, code) for label, code in item["options"]))
            for item in json.loads(texts.get("families.json") or "[]")
        ),
        events=tuple(
            LifeEvent(item["key"], item["title"], tuple(item["phrases"]), tuple(item["codes"]))
            for item in json.loads(texts.get("life-events.json") or "[]")
        ),
        refusals=tuple(
            Refusal(**{**item, "phrases": tuple(item["phrases"]), "see": tuple(item["see"])})
            for item in json.loads(texts.get("refusals.json") or "[]")
        ),
        words=texts.get("words.txt", ""),
    )


def _phrases(text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for codes, phrases in _pairs(text):
        said = tuple(phrase.strip() for phrase in phrases.split(";") if phrase.strip())
        for code in codes.split():
            found[code] = found.get(code, ()) + said
    return found


def _pairs(text: str) -> list[tuple[str, str]]:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [
        (left.strip(), right.strip()) for line in lines if line for left, _, right in [line.partition(":")]
    ]


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))
