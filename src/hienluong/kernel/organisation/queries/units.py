"""Administrative units on a day, and where places with old names lie now."""

from dataclasses import dataclass
from datetime import date

from hienluong.base.text import fold
from hienluong.kernel.organisation.errors import NoSuchUnit
from hienluong.kernel.organisation.models import DatedQuerySet, UnitAlias, UnitState
from hienluong.kernel.organisation.queries.succession import unit_successors_of
from hienluong.kernel.organisation.rules import COMMUNE_KINDS, explain_alias, explain_end, without_kind

__all__ = ["FoundUnit", "communes_as_of", "search_units", "unit_as_of", "unit_by_code", "units_as_of"]


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit of the day asked for, and why it was found when its own name does not say so."""

    state: UnitState
    explanation: str = ""


def units_as_of(day: date) -> DatedQuerySet[UnitState]:
    """All units of all levels as they were on `day`, in order of the Vietnamese alphabet."""
    return UnitState.objects.as_of(day).order_by("sort_key", "code")


def communes_as_of(day: date) -> DatedQuerySet[UnitState]:
    """The communes, wards, townships and special zones of `day`."""
    return units_as_of(day).filter(kind__in=COMMUNE_KINDS)


def unit_as_of(unit_id: int, day: date) -> UnitState:
    """What a unit was on `day`. Raises NoSuchUnit when it was not."""
    state = UnitState.objects.as_of(day).filter(unit_id=unit_id).first()
    if state is None:
        raise NoSuchUnit(unit_id=unit_id, day=day.isoformat())
    return state


def unit_by_code(code: str, day: date) -> UnitState:
    """The unit that bore an official code on `day`: codes were re-used. Raises NoSuchUnit."""
    state = UnitState.objects.as_of(day).filter(code=code).first()
    if state is None:
        raise NoSuchUnit(unit_code=code, day=day.isoformat())
    return state


def search_units(query: str, day: date, limit: int = 10) -> list[FoundUnit]:
    """Units of `day` for a name typed with or without accents and kind, old names included.

    A unit of the day by its own name comes first; then units that took up a place of that name, each
    with an explanation. Names collide (Hải Phú, Cam Thủy, Phường 1): every bearer is found.
    """
    wanted = without_kind(fold(query))
    if not wanted:
        return []
    found: dict[int, FoundUnit] = {}
    for candidate in (*_named_now(wanted, day), *_named_before(wanted, day), *_known_as(wanted, day)):
        found.setdefault(candidate.state.unit_id, candidate)
    return list(found.values())[:limit]


def _named_now(wanted: str, day: date) -> list[FoundUnit]:
    exact = units_as_of(day).filter(search_key=wanted)
    longer = units_as_of(day).filter(search_key__startswith=f"{wanted} ")
    return [FoundUnit(state) for state in (*exact, *longer)]


def _named_before(wanted: str, day: date) -> list[FoundUnit]:
    ended = UnitState.objects.filter(search_key=wanted, valid_to__lt=day)
    return [
        FoundUnit(state, explain_end(old.full_name, _place_of(old), state.full_name, old.valid_to))
        for old in ended.order_by("-valid_to", "code")
        for state in unit_successors_of(old.unit_id, day)
    ]


def _known_as(wanted: str, day: date) -> list[FoundUnit]:
    aliases = UnitAlias.objects.filter(search_key=wanted).order_by("id")
    bearers = units_as_of(day).filter(unit__in=[alias.unit_id for alias in aliases])
    states = {state.unit_id: state for state in bearers}
    return [
        FoundUnit(
            states[alias.unit_id],
            explain_alias(alias.full_name, alias.place, states[alias.unit_id].full_name),
        )
        for alias in aliases
        if alias.unit_id in states
    ]


def _place_of(old: UnitState) -> str:
    """The district of an old commune, which tells namesakes apart."""
    if old.parent_id is None or old.valid_to is None:
        return ""
    district = UnitState.objects.as_of(old.valid_to).filter(unit_id=old.parent_id).first()
    return district.full_name if district else ""
