"""A unit begins."""

from django.db import transaction

from hienluong.base.ids import uuid7
from hienluong.base.text import clean_line, fold, sort_key
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject
from hienluong.kernel.organisation.actions.changes import MANAGE, PROVINCE, ensure_decision, told
from hienluong.kernel.organisation.models import Unit, UnitState
from hienluong.kernel.organisation.queries import unit_as_of, units_as_of
from hienluong.kernel.organisation.rules import ensure_named, ensure_unused
from hienluong.kernel.organisation.values import NewUnit

__all__ = ["add_unit"]


@transaction.atomic
def add_unit(actor: Actor, new: NewUnit) -> UnitState:
    """Create a unit with its first state. Raises Invalid, NoSuchUnit, NotAllowed."""
    actor.require(MANAGE, PROVINCE)
    name, decision = ensure_named(clean_line(new.name)), ensure_decision(new.decision)
    ensure_unused(units_as_of(new.first_day).filter(code=new.code).exists(), "code")
    if new.parent_id is not None:
        unit_as_of(new.parent_id, new.first_day)
    state = UnitState.objects.create(
        unit=Unit.objects.create(uid=uuid7()),
        code=new.code,
        name=name,
        kind=new.kind,
        parent_id=new.parent_id,
        valid_from=new.first_day,
        search_key=fold(name),
        sort_key=sort_key(name),
        source=decision,
    )
    told(actor, "organisation.unit_added", Subject("unit", str(state.unit_id)), {"code": new.code})
    return state
