"""Who decides: by level, place and day."""

from datetime import date

import pytest

from hienluong.base import clock
from hienluong.kernel.organisation.public import AgencyState, communes_as_of
from hienluong.province.loaders.catalogue import load_catalogue
from hienluong.systems.catalogue.models import Competence
from hienluong.systems.catalogue.public import (
    Decider,
    DeciderKind,
    Level,
    NoSuchDecider,
    count_decided,
    decided_by,
    deciding_agency,
    procedure_in_force,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(province: None) -> None:
    load_catalogue()


def _commune(name: str) -> int:
    return communes_as_of(clock.today()).get(name=name).unit_id


def _decider(code: str, unit_id: int | None = None, day: date | None = None) -> Decider:
    return deciding_agency(procedure_in_force(code), unit_id, day)


def test_a_birth_is_registered_by_the_committee_of_the_commune() -> None:
    unit = _commune("Đông Hà")
    decider = _decider("1.001193", unit)
    agency = AgencyState.objects.as_of(clock.today()).get(agency_id=decider.agency_id)
    assert (decider.kind, agency.unit_id, decider.approver_id) == (DeciderKind.COMMUNE_COMMITTEE, unit, None)


def test_without_a_commune_nobody_in_particular_registers_a_birth() -> None:
    assert _decider("1.001193").agency_id is None


@pytest.mark.parametrize(
    ("code", "abbreviation"),
    [("2.001091", "SVHTTDL"), ("1.000703", "SXD"), ("1.010801", "SNV"), ("1.013803", "STP")],
)
def test_a_procedure_of_the_province_is_decided_by_the_department_of_its_sector(
    code: str, abbreviation: str
) -> None:
    decider = _decider(code, _commune("Lao Bảo"))
    agency = AgencyState.objects.as_of(clock.today()).get(agency_id=decider.agency_id)
    assert (decider.level, agency.abbreviation) == (Level.PROVINCE, abbreviation)
    assert decider.inferred


def test_in_the_two_level_pattern_the_department_takes_the_case_and_the_province_decides() -> None:
    decider = _decider("1.009645")
    states = AgencyState.objects.as_of(clock.today())
    assert states.get(agency_id=decider.agency_id).abbreviation == "STC"
    assert states.get(agency_id=decider.approver_id).abbreviation == "UBND"
    assert decider.name == "Ủy ban nhân dân tỉnh Quảng Trị"


def test_police_and_insurance_are_no_agencies_of_the_province() -> None:
    assert _decider("1.004222", _commune("Đông Hà")).agency_id is None
    assert _decider("1.001613").kind == DeciderKind.SOCIAL_INSURANCE


def test_a_procedure_of_both_levels_goes_to_the_nearest_one() -> None:
    assert _decider("2.000635", _commune("Đông Hà")).level == Level.COMMUNE


def test_what_was_not_yet_known_on_a_day_is_not_invented() -> None:
    with pytest.raises(NoSuchDecider):
        _decider("1.001193", day=date(2025, 6, 30))


def test_a_new_competence_holds_from_its_day() -> None:
    old = Competence.objects.get(procedure__code="1.001193")
    old.valid_to = date(2027, 2, 28)
    old.save()
    Competence.objects.create(
        procedure=old.procedure, level=Level.PROVINCE, decider=DeciderKind.DEPARTMENT, department="STP",
        valid_from=date(2027, 3, 1),
    )  # fmt: skip
    assert _decider("1.001193", day=date(2027, 2, 28)).kind == DeciderKind.COMMUNE_COMMITTEE
    assert _decider("1.001193", day=date(2027, 3, 1)).kind == DeciderKind.DEPARTMENT


@pytest.mark.parametrize("abbreviation", ["UBND", "SXD", "STP", "TTPVHCC"])
def test_the_count_of_what_an_agency_decides_is_that_of_its_list(abbreviation: str) -> None:
    agency = (
        AgencyState.objects.as_of(clock.today()).filter(abbreviation=abbreviation).order_by("level").first()
    )
    assert agency is not None
    assert count_decided(agency.agency_id) == len(decided_by(agency.agency_id))


def test_every_commune_decides_the_same_procedures() -> None:
    (dong_ha, lao_bao) = (_decider("1.001193", _commune(name)).agency_id for name in ("Đông Hà", "Lao Bảo"))
    assert dong_ha is not None
    assert lao_bao is not None
    assert count_decided(dong_ha) == count_decided(lao_bao) == len(decided_by(dong_ha)) > 0
