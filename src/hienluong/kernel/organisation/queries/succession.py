"""Who carries on: across any number of reorganisations, to those that stand on a day."""

from collections.abc import Callable, Iterable
from datetime import date

from hienluong.kernel.organisation.models import AgencyState, AgencySuccession, UnitState, UnitSuccession
from hienluong.kernel.organisation.rules import carriers

__all__ = ["successors_of", "unit_successors_of"]


def successors_of(agency_id: int, day: date) -> list[AgencyState]:
    """The agencies that carry on the duties of one on `day`: itself while it stands."""
    standing = AgencyState.objects.as_of(day).order_by("sort_key")
    found = carriers(
        agency_id,
        stands=lambda ids: set(standing.filter(agency__in=ids).values_list("agency_id", flat=True)),
        next_of=_next(
            AgencySuccession.objects.filter(on__lte=day).values_list("predecessor_id", "successor_id")
        ),
    )
    return list(standing.filter(agency__in=found))


def unit_successors_of(unit_id: int, day: date) -> list[UnitState]:
    """The units that hold the land of one on `day`: itself while it stands."""
    standing = UnitState.objects.as_of(day).order_by("sort_key", "code")
    found = carriers(
        unit_id,
        stands=lambda ids: set(standing.filter(unit__in=ids).values_list("unit_id", flat=True)),
        next_of=_next(
            UnitSuccession.objects.filter(on__lte=day).values_list("predecessor_id", "successor_id")
        ),
    )
    return list(standing.filter(unit__in=found))


def _next(links: Iterable[tuple[int, int]]) -> Callable[[set[int]], set[int]]:
    known = list(links)
    return lambda ids: {successor for predecessor, successor in known if predecessor in ids}
