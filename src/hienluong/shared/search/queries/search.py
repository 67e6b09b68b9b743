"""One question over everything public, answered whatever was typed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import OperationalError

from hienluong.shared.search.kinds import kind_named
from hienluong.shared.search.queries.candidates import (
    KEPT,
    Candidate,
    Wanted,
    candidates,
    in_heads,
    named_alike,
    within,
)
from hienluong.shared.search.queries.places import Place, former_places
from hienluong.shared.search.queries.showing import Part, groups_asked, groups_found
from hienluong.shared.search.queries.spelling import corrected
from hienluong.shared.search.rules.query import Asked, any_part, every_part, neighbours, read_query
from hienluong.shared.search.rules.suggesting import accented
from hienluong.shared.search.values import Answer, Group

__all__ = ["search"]

_MILLISECONDS = 400
"""The longest that one statement of a search may take."""


@dataclass(frozen=True, slots=True)
class _Try:
    """One way of asking: the words it stands for, and what was found with them."""

    asked: Asked
    found: list[Candidate]
    partly: bool = False


def search(
    query: str,
    *,
    agency_id: int | None = None,
    near_id: int | None = None,
    kinds: Sequence[str] | None = None,
    limit: int = 5,
    offset: int = 0,
) -> Answer:
    """What fits `query` of everything public, grouped by kind; `limit` hits of each from `offset` on, 40 at most.

    With or without accents, in any order, phrases in quotes; slips of the keyboard and former names of places and agencies
    are understood and told of. `agency_id` searches one agency's site alone, `near_id` only puts it first.
    Any text is answered: nothing in it is an operator. Bounded in time; never raises for what was typed.
    """
    asked = read_query(query)
    if not asked.said:
        return Answer(query=asked.text)
    part = Part(kinds=kinds or (), limit=limit, offset=min(max(offset, 0), KEPT))
    scope = Wanted(parts="", any="", kinds=part.kinds, site_id=agency_id, near_id=near_id)
    own, places = groups_asked(asked, part), former_places(asked)
    try:
        with within(_MILLISECONDS):
            best = _first_that_finds(asked, places, scope, known=bool(own))
            groups = [*own, *groups_found(best.asked, best.found, part)]
    except OperationalError:
        return Answer(query=asked.text, groups=tuple(own), cut_short=True)
    return _answer(asked, best, groups, places)


def _answer(asked: Asked, best: _Try, groups: list[Group], places: list[Place]) -> Answer:
    titles = (hit.title for group in groups for hit in group.hits)
    used = accented(best.asked.text, titles) if best.asked != asked else ""
    return Answer(
        query=asked.text,
        groups=tuple(sorted(groups, key=lambda group: kind_named(group.kind).order)),
        suggestion=used,
        partly=best.partly,
        moved=tuple(one for place in places for one in place.moved),
    )


def _first_that_finds(asked: Asked, places: list[Place], scope: Wanted, *, known: bool) -> _Try:
    """As typed; as it was probably meant; some of the words; titles that look alike. The first that finds anything.

    With `known` something was found by a kind's own ranker, so that guessing stops after the spelling.
    """
    plain = _ask(asked, _parts(asked, places), scope)
    if plain.found:
        return plain
    meant = corrected(asked)
    read = _ask(meant, _parts(meant, former_places(meant)), scope) if meant != asked else plain
    if read.found or known:
        return read if read.found else plain
    loose = any_part([*dict.fromkeys([*neighbours(asked), *neighbours(meant)])])
    some = in_heads(replace(scope, parts=f"({loose})", any=loose)) if loose else []
    if some:
        return _Try(asked, some, partly=True)
    return _Try(asked, named_alike(asked.key, scope.kinds, scope.site_id), partly=True)


def _ask(asked: Asked, parts: list[str], scope: Wanted) -> _Try:
    return _Try(asked, candidates(replace(scope, parts=" & ".join(parts), any=any_part(parts))))


def _parts(asked: Asked, places: list[Place]) -> list[str]:
    """All parts of the query; a former name is met by its own words or by what stands for it today."""
    parts = every_part(asked)
    for place in reversed(places):
        own = " & ".join(parts[place.start : place.end])
        parts[place.start : place.end] = [f"({any_part([f'({own})', *place.parts])})"]
    return parts
