"""Communes and service centres of today, as choices."""

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.kernel.organisation.public import AgencyKind, AgencyState, UnitKind, UnitState

__all__ = ["centres", "communes", "unit_of"]

Choices = tuple[tuple[str, str], ...]
_COMMUNE_KINDS = (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.TOWNSHIP, UnitKind.SPECIAL_ZONE)


@fresh()
def communes() -> Choices:
    """(code, name) of each commune-level unit, in Vietnamese order."""
    states = UnitState.objects.as_of(clock.today()).filter(kind__in=_COMMUNE_KINDS).order_by("sort_key")
    return tuple((state.code, state.full_name) for state in states)


@fresh()
def centres() -> Choices:
    """(agency id, name) of each public service centre, the province's own first."""
    states = AgencyState.objects.as_of(clock.today()).filter(kind=AgencyKind.SERVICE_CENTRE)
    return tuple((str(state.agency_id), state.name) for state in states.order_by("level", "sort_key"))


def unit_of(code: str) -> int | None:
    """The unit that carries a commune code today."""
    state = UnitState.objects.as_of(clock.today()).filter(code=code, kind__in=_COMMUNE_KINDS).first()
    return state.unit_id if state else None
