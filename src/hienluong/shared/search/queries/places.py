"""Former names in a query: of units that were merged, of agencies that another carries on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.base.text import fold
from hienluong.kernel.organisation.public import (
    AgencyState,
    UnitAlias,
    UnitState,
    communes_as_of,
    search_units,
    standing,
    successors_of,
)
from hienluong.shared.search.rules.query import Asked, phrase
from hienluong.shared.search.values import Moved

__all__ = ["Place", "former_places"]

_LONGEST_UNIT = 4
_LONGEST_AGENCY = 14
_MOST_SUCCESSORS = 4
_KEPT_SECONDS = 60
_ONE_WORD_KINDS = {"xa", "phuong", "huyen"}
_TWO_WORD_KINDS = {("thi", "tran"), ("thi", "xa"), ("thanh", "pho")}
_ONLY_FORMER_KINDS = {"huyen", "tran"}


@dataclass(frozen=True, slots=True)
class Place:
    """A former name in the words `start` to `end` of the query; `parts` are what also meets it."""

    start: int
    end: int
    parts: tuple[str, ...]
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class _Now:
    """What a former name stands for today."""

    parts: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()


def former_places(asked: Asked) -> list[Place]:
    """The former names among the loose words, the longest first at each place; none overlap."""
    day, words = clock.today(), [word.plain for word in asked.words]
    found: list[Place] = []
    at = 0
    while at < len(words):
        place = _at(words, at, day)
        if place is not None:
            found.append(place)
        at = place.end if place else at + 1
    return found


def _at(words: list[str], at: int, day: date) -> Place | None:
    units, agencies = _unit_names(day), _agency_names(day)
    for end in range(min(at + _LONGEST_AGENCY, len(words)), at, -1):
        name = " ".join(words[at:end])
        if end - at <= _LONGEST_UNIT and name in units and _is_former(words, at, end, day):
            now = _units_now(name, day)
        elif end - at > 1 and name in agencies:
            now = _agencies_now(agencies[name], day)
        else:
            continue
        if now.parts:
            return Place(_kind_before(words, at), end, now.parts, now.moved)
    return None


def _is_former(words: list[str], at: int, end: int, day: date) -> bool:
    """One word alone ("Phường 1", "Xã Thanh") names a place only after the word of its kind.

    A name that a commune bears today means that commune, unless the kind says otherwise: "huyện Hải Lăng".
    """
    kind = words[at - 1] if _kind_before(words, at) < at else ""
    if " ".join(words[at:end]) in _names_today(day):
        return kind in _ONLY_FORMER_KINDS
    return end - at > 1 or bool(kind)


def _kind_before(words: list[str], at: int) -> int:
    """Where the expression of a name at `at` begins: at the word of its kind, when there is one."""
    if at > 1 and (words[at - 2], words[at - 1]) in _TWO_WORD_KINDS:
        return at - 2
    return at - 1 if at and words[at - 1] in _ONE_WORD_KINDS else at


@fresh(_KEPT_SECONDS)
def _names_today(day: date) -> frozenset[str]:
    return frozenset(communes_as_of(day).values_list("search_key", flat=True))


@fresh(_KEPT_SECONDS)
def _unit_names(day: date) -> frozenset[str]:
    ended = UnitState.objects.filter(valid_to__lt=day).values_list("search_key", flat=True)
    return frozenset((*ended, *UnitAlias.objects.values_list("search_key", flat=True)))


@fresh(_KEPT_SECONDS)
def _agency_names(day: date) -> dict[str, tuple[int, str]]:
    ended = AgencyState.objects.filter(valid_to__lt=day).order_by("valid_to")
    return {fold(name): (agency, name) for agency, name in ended.values_list("agency_id", "name")}


@fresh(_KEPT_SECONDS)
def _units_now(name: str, day: date) -> _Now:
    found = [one for one in search_units(name, day, _MOST_SUCCESSORS * 2) if one.explanation]
    found = found[:_MOST_SUCCESSORS]
    parts = [part for one in found for part in _of_unit(one.state, day)]
    return _Now(tuple(parts), tuple(Moved(one.state.full_name, one.explanation) for one in found))


def _of_unit(state: UnitState, day: date) -> Iterator[str]:
    yield phrase(fold(state.full_name))
    yield from (_site(agency) for agency, one in standing(day).items() if one.unit_id == state.unit_id)


@fresh(_KEPT_SECONDS)
def _agencies_now(former: tuple[int, str], day: date) -> _Now:
    agency_id, name = former
    found = [one for one in successors_of(agency_id, day) if one.name != name][:_MOST_SUCCESSORS]
    parts = [part for one in found for part in (phrase(fold(one.name)), _site(one.agency_id))]
    said = gettext("“{old}” nay là “{new}”.")
    return _Now(tuple(parts), tuple(Moved(one.name, said.format(old=name, new=one.name)) for one in found))


def _site(agency_id: int) -> str:
    return f"'site:{agency_id}'"
