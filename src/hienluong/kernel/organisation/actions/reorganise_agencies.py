"""Agencies are merged or divided: successions n to m."""

from django.db import transaction

from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject
from hienluong.kernel.organisation.actions.changes import MANAGE, ensure_decision, lock, others, told
from hienluong.kernel.organisation.actions.end_agency import end_agency
from hienluong.kernel.organisation.models import Agency, AgencySuccession
from hienluong.kernel.organisation.queries import agency_as_of
from hienluong.kernel.organisation.rules import day_before, ensure_several
from hienluong.kernel.organisation.values import Division, Ending, Merger

__all__ = ["divide_agency", "merge_agencies"]


@transaction.atomic
def merge_agencies(actor: Actor, merger: Merger) -> None:
    """Several agencies become one that stands on the day; their work follows it.

    Raises Invalid, NoSuchAgency, NotAllowed, StillHasParts.
    """
    lock(Agency, *merger.predecessors, merger.successor)
    actor.require(MANAGE, merger.successor)
    ensure_several({*merger.predecessors, merger.successor}, "predecessors")
    decision = ensure_decision(merger.decision)
    agency_as_of(merger.successor, merger.first_day)
    gone = others(merger.predecessors, merger.successor)
    for agency in gone:
        last_day = day_before(merger.first_day)
        end_agency(actor, Ending(agency, last_day, decision), successors=[merger.successor])
    AgencySuccession.objects.bulk_create(
        AgencySuccession(
            predecessor_id=agency, successor_id=merger.successor, on=merger.first_day, decision=decision
        )
        for agency in gone
    )
    subject = Subject("agency", str(merger.successor), agency_id=merger.successor)
    told(actor, "organisation.agencies_merged", subject, {"predecessors": gone})


@transaction.atomic
def divide_agency(actor: Actor, division: Division) -> None:
    """The duties of one agency are shared out among several that stand on the day.

    It ends unless it is one of them. Raises Invalid, NoSuchAgency, NotAllowed, StillHasParts.
    """
    lock(Agency, division.predecessor, *division.successors)
    actor.require(MANAGE, division.predecessor)
    ensure_several(set(division.successors), "successors")
    decision = ensure_decision(division.decision)
    for agency in division.successors:
        agency_as_of(agency, division.first_day)
    heirs = others(division.successors, division.predecessor)
    if division.predecessor not in division.successors:
        last_day = day_before(division.first_day)
        end_agency(actor, Ending(division.predecessor, last_day, decision), successors=heirs)
    AgencySuccession.objects.bulk_create(
        AgencySuccession(
            predecessor_id=division.predecessor,
            successor_id=agency,
            on=division.first_day,
            whole=False,
            decision=decision,
        )
        for agency in heirs
    )
    subject = Subject("agency", str(division.predecessor), agency_id=division.predecessor)
    told(actor, "organisation.agency_divided", subject, {"successors": heirs})
