"""Agencies, their parts and their posts on a day."""

from datetime import date

import pytest

from hienluong.kernel.organisation.errors import NoSuchAgency
from hienluong.kernel.organisation.public import (
    agencies_as_of,
    agency_as_of,
    agency_by_identifier,
    body_of,
    children,
    holder_of,
    parts_of,
    posts_of,
    successors_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]

_TODAY = date(2026, 11, 23)
_BEFORE = date(2024, 5, 1)


def _agency(abbreviation: str, day: date = _TODAY, level: int = 2) -> int:
    return agencies_as_of(day).get(abbreviation=abbreviation, level=level).agency_id


def _committee(name: str) -> int:
    return agencies_as_of(_TODAY).get(name=f"Ủy ban nhân dân {name}").agency_id


def test_each_commune_has_its_committee_centre_and_three_offices() -> None:
    committees = agencies_as_of(_TODAY).filter(kind="ubnd", level=2)
    assert committees.count() == 78
    for committee in committees:
        kinds = sorted(part.kind for part in children(committee.agency_id, _TODAY))
        assert kinds == ["phong", "phong", "ttpvhcc", "van-phong"]


def test_a_ward_has_an_urban_office_and_a_commune_a_plain_one() -> None:
    names = " ".join(agency.name for agency in children(_committee("phường Đông Hà"), _TODAY))
    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in names
    assert "Hạ tầng" not in " ".join(agency.name for agency in children(_committee("xã Cam Lộ"), _TODAY))


def test_the_provincial_centre_has_two_sites_under_the_office_of_the_committee() -> None:
    centre = agency_by_identifier("H50.2.1", _TODAY)
    assert agency_as_of(centre.parent_id or 0, _TODAY).abbreviation == "VPUBND"
    assert [site.address for site in children(centre.agency_id, _TODAY)] == [
        "Phường Đông Hà",
        "Phường Đồng Hới",
    ]


def test_the_old_form_of_an_identifier_finds_the_same_agency() -> None:
    assert (
        agency_by_identifier("000.00.00.H50", _TODAY).agency_id
        == agency_by_identifier("H50", _TODAY).agency_id
    )


@pytest.mark.parametrize("identifier", ["", "H46", "h50", "H50.999"])
def test_an_unknown_identifier_is_not_found(identifier: str) -> None:
    with pytest.raises(NoSuchAgency):
        agency_by_identifier(identifier, _TODAY)


def test_identifiers_are_unique_on_a_day() -> None:
    identifiers = list(agencies_as_of(_TODAY).values_list("identifier", flat=True))
    assert len(identifiers) == len(set(identifiers))


def test_an_abolished_department_stands_before_its_end_and_not_after() -> None:
    ministry_of_old = _agency("STTTT", _BEFORE)
    assert agency_as_of(ministry_of_old, _BEFORE).name == "Sở Thông tin và Truyền thông"
    with pytest.raises(NoSuchAgency):
        agency_as_of(ministry_of_old, _TODAY)


@pytest.mark.parametrize(
    ("ended", "successors"),
    [
        ("SKHĐT", {"STC"}),
        ("STNMT", {"SNNMT"}),
        ("STTTT", {"SKHCN", "SVHTTDL"}),
        ("SLĐTBXH", {"SNV", "SGDĐT", "SYT"}),
    ],
)
def test_duties_go_to_one_or_to_several(ended: str, successors: set[str]) -> None:
    found = successors_of(_agency(ended, _BEFORE), _TODAY)
    assert {agency.abbreviation for agency in found} == successors


def test_an_agency_that_gave_away_a_part_carries_on_itself() -> None:
    assert [agency.abbreviation for agency in successors_of(_agency("SNV"), _TODAY)] == ["SNV"]


def test_before_its_end_an_agency_is_its_own_successor() -> None:
    old = _agency("STTTT", _BEFORE)
    assert [agency.agency_id for agency in successors_of(old, _BEFORE)] == [old]


def test_the_posts_of_a_committee_lie_in_its_offices() -> None:
    committee = _committee("phường Đông Hà")
    civil_status = posts_of(committee, "tu-phap-ho-tich", _TODAY)
    assert len(civil_status) == 2
    assert {body_of(post.agency_id, _TODAY).agency_id for post in civil_status} == {committee}


def test_own_posts_come_before_those_of_offices() -> None:
    committee = _committee("phường Đông Hà")
    assert [post.agency_id for post in posts_of(committee, "chu-tich", _TODAY)] == [committee]


def test_a_department_is_no_part_of_the_committee_above_it() -> None:
    province, department = _agency("UBND", level=1), _agency("STP")
    assert department not in parts_of(province, _TODAY)
    assert {
        agency_as_of(post.agency_id, _TODAY).abbreviation for post in posts_of(province, "van-thu", _TODAY)
    } == {"VPUBND"}


def test_a_post_without_appointment_is_vacant() -> None:
    post = posts_of(_committee("phường Đông Hà"), "chu-tich", _TODAY)[0]
    assert holder_of(post.pk, _TODAY) is None
