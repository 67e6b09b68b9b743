"""Who decides a procedure for a place on a day."""

from collections.abc import Sequence
from datetime import date

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.kernel.organisation.public import AgencyKind, AgencyState, standing
from hienluong.systems.catalogue.errors import NoSuchDecider
from hienluong.systems.catalogue.models import Competence, DeciderKind, Level, ProcedureVersion
from hienluong.systems.catalogue.rules import most_local
from hienluong.systems.catalogue.values import Decider

__all__ = ["deciders_by_level", "deciding_agency"]

_PROVINCE_LEVEL = 1
_BELOW_PROVINCE = 2
_IN_A_DEPARTMENT = (DeciderKind.DEPARTMENT, DeciderKind.LAND_OFFICE)
_ABOVE_A_DEPARTMENT = (DeciderKind.PROVINCE_COMMITTEE, DeciderKind.PROVINCE_COUNCIL)


def deciders_by_level(version: ProcedureVersion, day: date) -> list[Decider]:
    """Who decides at each level on `day`, without a commune: for telling everybody. Empty when not known."""
    return [_decider(competence, None, day) for competence in _competences(version.procedure_id, day)]


def deciding_agency(
    version: ProcedureVersion, unit_id: int | None = None, day: date | None = None
) -> Decider:
    """The body that decides for the commune `unit_id` on `day` (today): the nearest level that may.

    Without a commune, a procedure of the province is decided at the province; one that only communes decide has a
    decider without an agency. Filing is possible at any service centre of the province whoever decides
    (NĐ 118/2025/NĐ-CP). Raises NoSuchDecider when nothing is known.
    """
    day = day or clock.today()
    competence = most_local(_competences(version.procedure_id, day), commune_known=unit_id is not None)
    if competence is None:
        raise NoSuchDecider(code=version.code)
    return _decider(competence, unit_id, day)


@fresh()
def _competences(procedure_id: int, day: date) -> Sequence[Competence]:
    return tuple(Competence.objects.as_of(day).filter(procedure_id=procedure_id).order_by("level"))


def _decider(competence: Competence, unit_id: int | None, day: date) -> Decider:
    taker = _taker(competence, unit_id, day)
    approver = _approver(competence, day)
    return Decider(
        kind=DeciderKind(competence.decider),
        level=Level(competence.level),
        name=_name(competence, taker, approver),
        agency_id=taker.agency_id if taker else None,
        approver_id=approver.agency_id if approver else None,
        prepared_by=taker.name if taker and approver else "",
        inferred=competence.inferred,
        basis=competence.basis,
    )


def _taker(competence: Competence, unit_id: int | None, day: date) -> AgencyState | None:
    """The agency that takes the case: the commune's committee, or the department that prepares the decision."""
    if competence.decider == DeciderKind.COMMUNE_COMMITTEE:
        return _committee_of(unit_id, day) if unit_id is not None else None
    if competence.department and competence.decider in (*_IN_A_DEPARTMENT, *_ABOVE_A_DEPARTMENT):
        return _department(competence.department, day)
    if competence.decider == DeciderKind.PROVINCE_COMMITTEE:
        return _body(day, AgencyKind.COMMITTEE, level=_PROVINCE_LEVEL)
    return None


def _approver(competence: Competence, day: date) -> AgencyState | None:
    if competence.decider == DeciderKind.PROVINCE_COUNCIL:
        return _body(day, AgencyKind.COUNCIL, level=_PROVINCE_LEVEL)
    if competence.two_level:
        return _body(day, AgencyKind.COMMITTEE, level=_PROVINCE_LEVEL)
    return None


def _body(day: date, kind: AgencyKind, *, level: int) -> AgencyState | None:
    return next((one for one in standing(day).values() if one.level == level and one.kind == kind), None)


def _committee_of(unit_id: int, day: date) -> AgencyState | None:
    states = standing(day).values()
    return next((one for one in states if one.unit_id == unit_id and one.kind == AgencyKind.COMMITTEE), None)


def _department(abbreviation: str, day: date) -> AgencyState | None:
    states = standing(day).values()
    return next(
        (one for one in states if one.abbreviation == abbreviation and one.level == _BELOW_PROVINCE), None
    )


def _name(competence: Competence, taker: AgencyState | None, approver: AgencyState | None) -> str:
    if approver is not None:
        return approver.name
    if competence.decider == DeciderKind.LAND_OFFICE and taker is not None:
        return f"{DeciderKind.LAND_OFFICE.label}, {taker.name}"
    return taker.name if taker is not None else str(DeciderKind(competence.decider).label)
