"""Agencies on a day."""

from datetime import date

from hienluong.kernel.organisation.errors import NoSuchAgency
from hienluong.kernel.organisation.models import AgencyState, DatedQuerySet
from hienluong.kernel.organisation.rules import PART_KINDS

__all__ = ["agencies_as_of", "agency_as_of", "agency_by_identifier", "body_of", "children", "parts_of"]


def agencies_as_of(day: date) -> DatedQuerySet[AgencyState]:
    """All agencies as they were on `day`, in order of the Vietnamese alphabet."""
    return AgencyState.objects.as_of(day).order_by("sort_key")


def agency_as_of(agency_id: int, day: date) -> AgencyState:
    """What an agency was on `day`. Raises NoSuchAgency when it was not."""
    state = AgencyState.objects.as_of(day).filter(agency_id=agency_id).first()
    if state is None:
        raise NoSuchAgency(agency_id=agency_id, day=day.isoformat())
    return state


def agency_by_identifier(identifier: str, day: date) -> AgencyState:
    """The agency that bore an identifier (QĐ 20/2020/QĐ-TTg, or the older form) on `day`.

    Raises NoSuchAgency.
    """
    bearers = AgencyState.objects.as_of(day)
    state = (
        bearers.filter(identifier=identifier).first() or bearers.filter(old_identifier=identifier).first()
        if identifier and identifier.isprintable()
        else None
    )
    if state is None:
        raise NoSuchAgency(identifier=identifier, day=day.isoformat())
    return state


def children(agency_id: int, day: date) -> list[AgencyState]:
    """The agencies directly below one, on `day`."""
    return list(agencies_as_of(day).filter(parent_id=agency_id))


def parts_of(agency_id: int, day: date) -> list[int]:
    """An agency and the offices, divisions and centres that belong to it, nearest first.

    A department is no part of the committee above it: it decides in its own name.
    """
    parts, level = [agency_id], [agency_id]
    while level:
        below = AgencyState.objects.as_of(day).filter(parent_id__in=level, kind__in=PART_KINDS)
        level = list(below.order_by("sort_key").values_list("agency_id", flat=True))
        parts += level
    return parts


def body_of(agency_id: int, day: date) -> AgencyState:
    """The agency in whose name an office or centre acts: itself unless it is a part of another."""
    state = agency_as_of(agency_id, day)
    while state.kind in PART_KINDS and state.parent_id is not None:
        state = agency_as_of(state.parent_id, day)
    return state
