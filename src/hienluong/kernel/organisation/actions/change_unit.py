"""A unit gets another name, code, kind or place in the tree."""

from django.db import transaction

from hienluong.base.text import clean_line, fold, sort_key
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject
from hienluong.kernel.organisation.actions.changes import (
    MANAGE,
    PROVINCE,
    ensure_decision,
    lock,
    open_next,
    told,
)
from hienluong.kernel.organisation.models import Unit, UnitState
from hienluong.kernel.organisation.queries import unit_as_of, units_as_of
from hienluong.kernel.organisation.rules import ensure_named, ensure_unused
from hienluong.kernel.organisation.values import UnitChange

__all__ = ["change_unit"]


@transaction.atomic
def change_unit(actor: Actor, change: UnitChange) -> UnitState:
    """Close the unit's state and open the next. The old name stays findable. Raises Invalid, NoSuchUnit."""
    lock(Unit, change.unit_id)
    actor.require(MANAGE, PROVINCE)
    state = unit_as_of(change.unit_id, change.first_day)
    wanted: dict[str, object] = {"source": ensure_decision(change.decision)}
    if change.code is not None:
        rest = units_as_of(change.first_day).exclude(unit=change.unit_id)
        ensure_unused(rest.filter(code=change.code).exists(), "code")
        wanted["code"] = change.code
    if change.name is not None:
        name = ensure_named(clean_line(change.name))
        wanted |= {"name": name, "search_key": fold(name), "sort_key": sort_key(name)}
    if change.kind is not None:
        wanted["kind"] = change.kind
    if change.parent_id is not None:
        wanted["parent_id"] = unit_as_of(change.parent_id, change.first_day).unit_id
    fresh = open_next(state, change.first_day, wanted)
    facts = {"from": change.first_day.isoformat(), "changed": sorted(wanted)}
    told(actor, "organisation.unit_changed", Subject("unit", str(change.unit_id)), facts)
    return fresh
