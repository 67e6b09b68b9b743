"""Which agencies of this installation get what is addressed to an identifier."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.kernel.organisation.public import AgencyState, standing, successors_of

__all__ = ["House", "houses_of", "identifier_of"]


@dataclass(frozen=True, slots=True)
class House:
    """An agency here; `instead_of` is the name of the ended agency whose duties it carries on."""

    agency_id: int
    identifier: str
    name: str
    instead_of: str = ""


@fresh(5.0)
def houses_of(identifier: str) -> Sequence[House]:
    """The agency that bears or last bore the identifier; when it is no more, those that carry its duties on."""
    if not identifier or not identifier.isprintable():
        return []
    state = (
        AgencyState.objects.filter(Q(identifier=identifier) | Q(old_identifier=identifier))
        .order_by("-valid_from")
        .first()
    )
    if state is None:
        return []
    today = clock.today()
    if state.agency_id in standing(today):
        return [House(state.agency_id, identifier, state.name)]
    heirs = successors_of(state.agency_id, today)
    return [House(each.agency_id, each.identifier, each.name, state.name) for each in heirs]


def identifier_of(agency_id: int) -> str:
    """What the agency is called on the wire today; empty when it has no identifier."""
    found = standing(clock.today()).get(agency_id)
    return found.identifier if found else ""
