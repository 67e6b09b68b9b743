"""Units are merged or divided: successions n to m."""

from django.db import transaction

from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject
from hienluong.kernel.organisation.actions.changes import (
    MANAGE,
    PROVINCE,
    ensure_decision,
    lock,
    others,
    told,
)
from hienluong.kernel.organisation.actions.end_unit import end_unit
from hienluong.kernel.organisation.models import Unit, UnitSuccession
from hienluong.kernel.organisation.queries import unit_as_of
from hienluong.kernel.organisation.rules import day_before, ensure_several
from hienluong.kernel.organisation.values import Division, Ending, Merger

__all__ = ["divide_unit", "merge_units"]


@transaction.atomic
def merge_units(actor: Actor, merger: Merger) -> None:
    """Several units become one that stands on the day. Raises Invalid, NoSuchUnit, StillHasParts."""
    lock(Unit, *merger.predecessors, merger.successor)
    actor.require(MANAGE, PROVINCE)
    ensure_several({*merger.predecessors, merger.successor}, "predecessors")
    decision = ensure_decision(merger.decision)
    unit_as_of(merger.successor, merger.first_day)
    gone = others(merger.predecessors, merger.successor)
    for unit in gone:
        end_unit(actor, Ending(unit, day_before(merger.first_day), decision))
    links = [(unit, merger.successor) for unit in gone]
    UnitSuccession.objects.bulk_create(
        UnitSuccession(predecessor_id=old, successor_id=new, on=merger.first_day, decision=decision)
        for old, new in links
    )
    told(actor, "organisation.units_merged", Subject("unit", str(merger.successor)), {"predecessors": gone})


@transaction.atomic
def divide_unit(actor: Actor, division: Division) -> None:
    """One unit is shared out among several that stand on the day. Raises Invalid, NoSuchUnit, StillHasParts."""
    lock(Unit, division.predecessor, *division.successors)
    actor.require(MANAGE, PROVINCE)
    ensure_several(set(division.successors), "successors")
    decision = ensure_decision(division.decision)
    for unit in division.successors:
        unit_as_of(unit, division.first_day)
    if division.predecessor not in division.successors:
        end_unit(actor, Ending(division.predecessor, day_before(division.first_day), decision))
    heirs = others(division.successors, division.predecessor)
    UnitSuccession.objects.bulk_create(
        UnitSuccession(
            predecessor_id=division.predecessor,
            successor_id=unit,
            on=division.first_day,
            whole=False,
            decision=decision,
        )
        for unit in heirs
    )
    told(
        actor, "organisation.unit_divided", Subject("unit", str(division.predecessor)), {"successors": heirs}
    )
