"""What a result says of the answers: a proposal that the officer reads and corrects before it is signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hienluong.base.text import date_in_words

__all__ = ["Fact", "proposed_rows"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a result. Without `of` it is the officer's to write."""

    label: str
    of: Sequence[str] = ()
    """Paths of the answers it is made of, joined by commas."""
    first: bool = False
    """Only the first of them that was answered counts."""
    in_words: bool = False
    """The date is written out."""


def proposed_rows(facts: Sequence[Fact], said: Mapping[str, str]) -> list[tuple[str, str]]:
    """The lines for these answers (words by path); what nobody answered is left out."""
    rows = ((fact, _words(fact, said)) for fact in facts)
    return [(fact.label, words) for fact, words in rows if words or not fact.of]


def _words(fact: Fact, said: Mapping[str, str]) -> str:
    found = [said[path] for path in fact.of if said.get(path)]
    words = found[0] if fact.first and found else ", ".join(found)
    return _written_out(words) if fact.in_words else words


def _written_out(words: str) -> str:
    """A full date in words; a year alone has none."""
    try:
        day, month, year = map(int, words.split("/"))
        return date_in_words(date(year, month, day))
    except ValueError:
        return ""
