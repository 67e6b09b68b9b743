"""What every act on a week does alike."""

from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.work import public as work
from hienluong.systems.agenda.errors import WeekNotFound
from hienluong.systems.agenda.models import Version
from hienluong.systems.agenda.rules.weeks import week_name
from hienluong.systems.agenda.subjects import KIND

__all__ = ["locked", "matter_of", "write_journal"]


def matter_of(version: Version) -> work.Matter:
    """The version as work knows it."""
    return work.Matter(KIND, version.pk)


def locked(version_id: int) -> Version:
    """The version with its week, locked until the transaction ends. Raises WeekNotFound."""
    found = (
        Version.objects.select_for_update(of=("self",)).select_related("week").filter(pk=version_id).first()
    )
    if found is None:
        raise WeekNotFound
    return found


def write_journal(actor: Actor, verb: str, version: Version, *, right: str) -> None:
    """The entry of an act: which week, which version; never what a line says."""
    week = version.week
    facts = {"week": week_name(week.monday), "version": version.number, "state": version.state}
    record(actor, verb, Subject(KIND, str(version.pk), agency_id=week.agency_id), right=right, facts=facts)
