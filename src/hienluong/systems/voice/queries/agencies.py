"""Agencies that can be asked, and how an address names them."""

from collections.abc import Sequence
from dataclasses import dataclass

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.kernel.organisation.public import (
    PART_KINDS,
    NoSuchAgency,
    agencies_as_of,
    agency_as_of,
    agency_by_identifier,
)

__all__ = ["Askable", "agency_named", "agency_names", "askable_agencies", "identifier_of", "name_of"]


@dataclass(frozen=True, slots=True)
class Askable:
    """An agency that answers in its own name."""

    id: int
    identifier: str
    name: str


@fresh(60)
def askable_agencies() -> Sequence[Askable]:
    """The bodies of today, in order of the alphabet: offices and centres answer in the name of theirs."""
    rows = agencies_as_of(clock.today()).exclude(kind__in=PART_KINDS).exclude(identifier="")
    return [Askable(row.agency_id, row.identifier, row.name) for row in rows]


def agency_named(identifier: str) -> Askable | None:
    """The agency of an identifier as addresses carry it; None when there is none."""
    known = next((each for each in askable_agencies() if each.identifier == identifier), None)
    if known is not None or not identifier:
        return known
    try:
        state = agency_by_identifier(identifier, clock.today())
    except NoSuchAgency:
        return None
    return Askable(state.agency_id, state.identifier, state.name)


def identifier_of(agency_id: int) -> str:
    """How addresses name an agency of today; empty for one that no longer stands."""
    return next((each.identifier for each in askable_agencies() if each.id == agency_id), "")


def name_of(agency_id: int) -> str:
    """What an agency is called today; empty when it no longer stands."""
    known = agency_names().get(agency_id)
    if known is not None:
        return known
    try:
        return agency_as_of(agency_id, clock.today()).name
    except NoSuchAgency:
        return ""


@fresh(60)
def agency_names() -> dict[int, str]:
    """Names of all bodies of today by id."""
    return {each.id: each.name for each in askable_agencies()}
