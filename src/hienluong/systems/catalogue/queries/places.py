"""Names of places for the finder, from the history of the organisation."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from hienluong.kernel.organisation.public import (
    UnitAlias,
    UnitKind,
    UnitState,
    UnitSuccession,
    communes_as_of,
)
from hienluong.systems.catalogue.finding.places import NamedPlace

__all__ = ["place_names"]

_ABOVE_COMMUNES = (UnitKind.PROVINCE, UnitKind.CITY, UnitKind.TOWN, UnitKind.DISTRICT)
Successors = Mapping[int, list[int]]


def place_names(day: date) -> list[NamedPlace]:
    """Communes of `day`, and names of former units with the commune in which each now lies.

    Former districts name no present commune: they were divided among several. Four statements.
    """
    present = {state.unit_id: state for state in communes_as_of(day)}
    names = [NamedPlace(name=state.name) for state in present.values()]
    names += _known_as(present)
    names += _ended(present, _succession(), day)
    return list(dict.fromkeys(names))


def _known_as(present: Mapping[int, UnitState]) -> Iterator[NamedPlace]:
    for alias in UnitAlias.objects.order_by("id"):
        if alias.unit_id in present:
            yield _former(alias.get_kind_display(), alias.name, alias.place, present[alias.unit_id])


def _ended(present: Mapping[int, UnitState], succession: Successors, day: date) -> Iterator[NamedPlace]:
    for old in UnitState.objects.filter(valid_to__lt=day).order_by("-valid_to", "code"):
        if old.kind in _ABOVE_COMMUNES:
            yield NamedPlace(name=old.name, kind=old.get_kind_display(), former=True)
            continue
        for unit_id in _ends_in(old.unit_id, succession):
            if unit_id in present:
                yield _former(old.get_kind_display(), old.name, "", present[unit_id])


def _succession() -> Successors:
    successors: dict[int, list[int]] = defaultdict(list)
    for before, after in UnitSuccession.objects.values_list("predecessor_id", "successor_id"):
        successors[before].append(after)
    return successors


def _ends_in(unit_id: int, succession: Successors) -> set[int]:
    """All units that took up this one, over any number of reorganisations."""
    reached, waiting = set(), [unit_id]
    while waiting:
        for after in succession.get(waiting.pop(), ()):
            if after not in reached:
                reached.add(after)
                waiting.append(after)
    return reached


def _former(kind: str, name: str, place: str, now: UnitState) -> NamedPlace:
    return NamedPlace(
        name=name, kind=kind, district=place, unit_code=now.code, unit=now.full_name, former=True
    )
