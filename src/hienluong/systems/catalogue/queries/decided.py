"""Which procedures an agency decides."""

from datetime import date

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.kernel.organisation.public import AgencyKind, agency_as_of
from hienluong.systems.catalogue.models import Competence, Level, ProcedureVersion
from hienluong.systems.catalogue.queries.deciding import deciders_by_level
from hienluong.systems.catalogue.queries.versions import versions_in_force

__all__ = ["decided_by"]


@fresh(60)
def decided_by(agency_id: int, day: date | None = None) -> tuple[ProcedureVersion, ...]:
    """The procedures in force that an agency decides on `day` (today): a commune's committee all of the communes'.

    Ordered by code. Raises NoSuchAgency.
    """
    day = day or clock.today()
    agency = agency_as_of(agency_id, day)
    if agency.kind == AgencyKind.COMMITTEE and agency.level > 1:
        of_communes = Competence.objects.as_of(day).filter(level=Level.COMMUNE)
        mine = set(of_communes.values_list("procedure_id", flat=True))
        return tuple(version for version in versions_in_force(day) if version.procedure_id in mine)
    return tuple(version for version in versions_in_force(day) if _decides(agency_id, version, day))


def _decides(agency_id: int, version: ProcedureVersion, day: date) -> bool:
    deciders = deciders_by_level(version, day)
    return any(agency_id in (decider.agency_id, decider.approver_id) for decider in deciders)
