"""Communes and service centres of today, as choices."""

from collections.abc import Mapping

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.kernel.organisation.public import AgencyKind, AgencyState, UnitKind, UnitState, body_of

__all__ = ["centre_of", "centres", "commune_of", "communes", "unit_of"]

Choices = tuple[tuple[str, str], ...]
_COMMUNE_KINDS = (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.TOWNSHIP, UnitKind.SPECIAL_ZONE)


@fresh()
def communes() -> Choices:
    """(code, name) of each commune-level unit, in Vietnamese order."""
    states = UnitState.objects.as_of(clock.today()).filter(kind__in=_COMMUNE_KINDS).order_by("sort_key")
    return tuple((state.code, state.full_name) for state in states)


@fresh()
def centres() -> Choices:
    """(agency id, name) of each place where people are received: the province's sites first, then every commune's.

    A centre that has sites of its own receives nobody itself.
    """
    states = list(AgencyState.objects.as_of(clock.today()).filter(kind=AgencyKind.SERVICE_CENTRE))
    heads = {state.parent_id for state in states}
    receiving = [state for state in states if state.agency_id not in heads]
    receiving.sort(key=lambda state: (-state.level, state.sort_key))
    return tuple((str(state.agency_id), state.name) for state in receiving)


def unit_of(code: str) -> int | None:
    """The unit that carries a commune code today."""
    return _units_by_code().get(code)


@fresh()
def _units_by_code() -> Mapping[str, int]:
    states = UnitState.objects.as_of(clock.today()).filter(kind__in=_COMMUNE_KINDS)
    return dict(states.values_list("code", "unit_id"))


def centre_of(code: str) -> int | None:
    """The centre of the commune that carries a code; None when it has none of its own."""
    unit_id = unit_of(code)
    return _centres_by_unit().get(unit_id) if unit_id else None


@fresh()
def _centres_by_unit() -> dict[int, int]:
    """The centre of each unit whose committee runs one."""
    states = AgencyState.objects.as_of(clock.today())
    units = dict(states.filter(unit_id__isnull=False).values_list("agency_id", "unit_id"))
    of_committees = states.filter(kind=AgencyKind.SERVICE_CENTRE).values_list("parent_id", "agency_id")
    return {units[parent]: centre for parent, centre in of_committees if parent in units}


@fresh()
def commune_of(centre_id: int) -> str:
    """The code of the commune whose committee a centre belongs to; empty for a centre of the province."""
    unit_id = body_of(centre_id, clock.today()).unit_id
    if unit_id is None:
        return ""
    state = UnitState.objects.as_of(clock.today()).filter(unit_id=unit_id, kind__in=_COMMUNE_KINDS).first()
    return state.code if state else ""
