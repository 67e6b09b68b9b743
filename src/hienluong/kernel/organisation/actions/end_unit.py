"""A unit ends."""

from django.db import transaction

from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject
from hienluong.kernel.organisation.actions.changes import (
    MANAGE,
    PROVINCE,
    close,
    ensure_decision,
    lock,
    told,
)
from hienluong.kernel.organisation.errors import StillHasParts
from hienluong.kernel.organisation.models import Unit, UnitState
from hienluong.kernel.organisation.queries import unit_as_of
from hienluong.kernel.organisation.rules import day_after
from hienluong.kernel.organisation.values import Ending

__all__ = ["end_unit"]


@transaction.atomic
def end_unit(actor: Actor, ending: Ending) -> None:
    """Let a unit end after a day. Raises NoSuchUnit, StillHasParts while others lie in it the day after."""
    lock(Unit, ending.id)
    actor.require(MANAGE, PROVINCE)
    ensure_decision(ending.decision)
    state = unit_as_of(ending.id, ending.last_day)
    if UnitState.objects.as_of(day_after(ending.last_day)).filter(parent=ending.id).exists():
        raise StillHasParts(unit_id=ending.id)
    close(state, ending.last_day)
    facts = {"last_day": ending.last_day.isoformat()}
    told(actor, "organisation.unit_ended", Subject("unit", str(ending.id)), facts)
