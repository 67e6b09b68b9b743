"""An agency gets another name, code, address or superior."""

from django.db import transaction

from hienluong.base.text import clean_line, fold, sort_key
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject
from hienluong.kernel.organisation.actions.changes import MANAGE, ensure_decision, lock, open_next, told
from hienluong.kernel.organisation.errors import InACircle
from hienluong.kernel.organisation.models import Agency, AgencyState
from hienluong.kernel.organisation.queries import agencies_as_of, agency_as_of
from hienluong.kernel.organisation.rules import ensure_named, ensure_unused, leads_back
from hienluong.kernel.organisation.values import AgencyChange

__all__ = ["change_agency"]


@transaction.atomic
def change_agency(actor: Actor, change: AgencyChange) -> AgencyState:
    """Close the agency's state and open the next; cases and signatures keep the old one.

    Raises Invalid, InACircle, NoSuchAgency, NotAllowed.
    """
    lock(Agency, change.agency_id)
    actor.require(MANAGE, change.agency_id)
    state = agency_as_of(change.agency_id, change.first_day)
    plain = {"abbreviation": change.abbreviation, "address": change.address}
    wanted: dict[str, object] = {name: value for name, value in plain.items() if value is not None}
    wanted |= {**_name(change), **_identifier(change), **_parent(change)}
    wanted["source"] = ensure_decision(change.decision)
    fresh = open_next(state, change.first_day, wanted)
    subject = Subject("agency", str(change.agency_id), agency_id=change.agency_id)
    facts = {"from": change.first_day.isoformat(), "changed": sorted(wanted)}
    told(actor, "organisation.agency_changed", subject, facts)
    return fresh


def _name(change: AgencyChange) -> dict[str, object]:
    if change.name is None:
        return {}
    name = ensure_named(clean_line(change.name))
    return {"name": name, "search_key": fold(name), "sort_key": sort_key(name)}


def _identifier(change: AgencyChange) -> dict[str, object]:
    if change.identifier is None:
        return {}
    rest = agencies_as_of(change.first_day).exclude(agency=change.agency_id)
    ensure_unused(rest.filter(identifier=change.identifier).exists(), "identifier")
    return {"identifier": change.identifier}


def _parent(change: AgencyChange) -> dict[str, object]:
    if change.parent_id is None:
        return {}
    agency_as_of(change.parent_id, change.first_day)
    parents = dict(agencies_as_of(change.first_day).values_list("agency_id", "parent_id"))
    if leads_back(change.agency_id, change.parent_id, parents):
        raise InACircle(agency_id=change.agency_id)
    return {"parent_id": change.parent_id}
