"""The whole organisation of a day at hand: for what asks after one agency a moment, whichever it is."""

from collections.abc import Mapping
from datetime import date

from hienluong.base.fresh import fresh
from hienluong.kernel.organisation.models import AgencyState
from hienluong.kernel.organisation.rules import PART_KINDS

__all__ = ["line_to_body", "standing"]


@fresh()
def standing(day: date) -> Mapping[int, AgencyState]:
    """Every agency of `day` by its id, in order of the Vietnamese alphabet.

    A few hundred rows, kept in the process for a few seconds: a reorganisation is seen within them. What changes
    the organisation itself reads the database (`agency_as_of`).
    """
    states = AgencyState.objects.as_of(day).order_by("sort_key", "pk")
    return {state.agency_id: state for state in states}


def line_to_body(agency_id: int, day: date) -> list[int]:
    """The agency and those above it up to the one in whose name it acts."""
    known, line = standing(day), [agency_id]
    state = known.get(agency_id)
    while state is not None and state.kind in PART_KINDS and state.parent_id is not None:
        line.append(state.parent_id)
        state = known.get(state.parent_id)
    return line
