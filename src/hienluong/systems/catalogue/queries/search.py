"""Finding and browsing procedures. Public: everybody finds the same."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hienluong.base.text import sort_key
from hienluong.systems.catalogue.finding.finder import Answer
from hienluong.systems.catalogue.finding.vocabulary import Family, LifeEvent
from hienluong.systems.catalogue.queries.snapshot import snapshot
from hienluong.systems.catalogue.summary import Summary

__all__ = [
    "Group",
    "SearchPage",
    "groups",
    "life_events",
    "procedures_of_event",
    "procedures_of_group",
    "search_procedures",
    "siblings",
    "summaries_of",
]

_CODE = re.compile(r"[1-6]\.[0-9]{6}")


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A part of what was found, how much there is, and the finder's advice."""

    items: tuple[Summary, ...]
    count: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Group:
    """Sectors that belong together, for browsing."""

    slug: str
    name: str
    count: int


def search_procedures(query: str, limit: int = 20, offset: int = 0) -> SearchPage:
    """Procedures in force today for a question in everyday words, best first; all of them for an empty one.

    A code in the question names its procedure. No statement unless the catalogue changed within the last second; about 5 ms.
    """
    now = snapshot()
    if not query.strip():
        everything = _commonest_first(list(now.summaries.values()), now.vocabulary.popularity)
        return SearchPage(tuple(everything[offset : offset + limit]), len(everything), Answer())
    named = _CODE.search(query)
    if named and named[0] in now.summaries:
        return SearchPage((now.summaries[named[0]],)[offset : offset + limit], 1, Answer())
    answer = now.finder.answer(query)
    part = answer.found[offset : offset + limit]
    return SearchPage(tuple(now.summaries[one.code] for one in part), len(answer.found), answer)


def siblings(code: str) -> Family | None:
    """The family of look-alikes that a procedure belongs to, with the question that tells them apart."""
    families = snapshot().vocabulary.families
    return next((family for family in families if any(code == option for _, option in family.options)), None)


def summaries_of(codes: Iterable[str]) -> list[Summary]:
    """Those of `codes` that are in force, in the given order."""
    known = snapshot().summaries
    return [known[code] for code in codes if code in known]


def life_events() -> Sequence[LifeEvent]:
    """Situations of life, in the order of the data file."""
    return snapshot().vocabulary.events


def procedures_of_event(key: str) -> tuple[LifeEvent, list[Summary]] | None:
    """A situation with its procedures in force, in the order they are needed; None for an unknown key."""
    event = next((event for event in life_events() if event.key == key), None)
    return (event, summaries_of(event.codes)) if event else None


def groups() -> list[Group]:
    """All groups of sectors that hold procedures, in order of their names."""
    counts = Counter((one.group_slug, one.group) for one in snapshot().summaries.values() if one.group_slug)
    return sorted(
        (Group(slug, name, count) for (slug, name), count in counts.items()),
        key=lambda one: sort_key(one.name),
    )


def procedures_of_group(slug: str) -> list[Summary]:
    """The procedures of a group, those that people often need first; empty for an unknown group."""
    now = snapshot()
    members = [one for one in now.summaries.values() if one.group_slug == slug]
    return _commonest_first(members, now.vocabulary.popularity)


def _commonest_first(summaries: list[Summary], popularity: Mapping[str, float]) -> list[Summary]:
    return sorted(summaries, key=lambda one: (-popularity.get(one.code, 0.0), one.sector, one.code))
