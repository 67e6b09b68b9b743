"""Which procedures an agency decides."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.kernel.organisation.public import AgencyKind, AgencyState, agency_as_of
from hienluong.systems.catalogue.models import Competence, Level, ProcedureVersion
from hienluong.systems.catalogue.queries.deciding import deciders_by_level
from hienluong.systems.catalogue.queries.versions import versions_in_force

__all__ = ["count_decided", "decided_by"]


@fresh(60)
def decided_by(agency_id: int, day: date | None = None) -> tuple[ProcedureVersion, ...]:
    """The procedures in force that an agency decides on `day` (today): a commune's committee all of the communes'.

    Ordered by code. Raises NoSuchAgency.
    """
    day = day or clock.today()
    agency = agency_as_of(agency_id, day)
    if _is_commune(agency):
        mine = _of_communes(day)
        return tuple(version for version in versions_in_force(day) if version.procedure_id in mine)
    return tuple(version for version in versions_in_force(day) if agency_id in _deciding(version, day))


def count_decided(agency_id: int) -> int:
    """How many procedures an agency decides today: cheap for one agency after the other. Raises NoSuchAgency."""
    day = clock.today()
    by_agency, of_a_commune = _counts(day)
    return of_a_commune if _is_commune(agency_as_of(agency_id, day)) else by_agency.get(agency_id, 0)


@fresh(60)
def _counts(day: date) -> tuple[Mapping[int, int], int]:
    """By agency; and for the committee of any commune."""
    versions, of_communes = versions_in_force(day), _of_communes(day)
    by_agency = Counter(agency for version in versions for agency in _deciding(version, day))
    return by_agency, sum(version.procedure_id in of_communes for version in versions)


def _is_commune(agency: AgencyState) -> bool:
    return agency.kind == AgencyKind.COMMITTEE and agency.level > 1


def _of_communes(day: date) -> set[int]:
    competences = Competence.objects.as_of(day).filter(level=Level.COMMUNE)
    return set(competences.values_list("procedure_id", flat=True))


def _deciding(version: ProcedureVersion, day: date) -> set[int]:
    """Whoever has a word to say, at any level."""
    deciders = deciders_by_level(version, day)
    named = {agency for decider in deciders for agency in (decider.agency_id, decider.approver_id)}
    return {agency for agency in named if agency is not None}
