"""Units as of any day, checked against the counts of the official lists."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hienluong.kernel.organisation.errors import NoSuchUnit
from hienluong.kernel.organisation.public import (
    UnitState,
    communes_as_of,
    search_units,
    unit_by_code,
    unit_successors_of,
    units_as_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("units")]

_TODAY = date(2026, 11, 23)
_DAYS = st.dates(date(2018, 1, 1), date(2030, 1, 1))
_with_units = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)


@pytest.mark.parametrize(
    ("day", "communes", "wards", "townships"),
    [
        (date(2018, 10, 9), 117, 13, 11),
        (date(2019, 12, 31), 117, 13, 11),
        (date(2020, 1, 1), 101, 13, 11),
        (date(2024, 12, 31), 101, 13, 11),
        (date(2025, 1, 1), 95, 13, 11),
        (date(2025, 6, 30), 95, 13, 11),
        (date(2025, 7, 1), 69, 8, 0),
    ],
)
def test_each_reorganisation_leaves_the_official_count(
    day: date, communes: int, wards: int, townships: int
) -> None:
    kinds = list(communes_as_of(day).values_list("kind", flat=True))
    assert (kinds.count("xa"), kinds.count("phuong"), kinds.count("thi-tran")) == (communes, wards, townships)


@pytest.mark.parametrize(
    ("day", "count"),
    [(date(2018, 10, 9), 141), (date(2020, 6, 1), 125), (date(2025, 3, 1), 119), (_TODAY, 78)],
)
def test_the_communes_of_the_four_states_are_counted(day: date, count: int) -> None:
    assert communes_as_of(day).count() == count


def test_the_districts_end_with_june_2025() -> None:
    districts = ("thanh-pho", "thi-xa", "huyen")
    assert units_as_of(date(2025, 6, 30)).filter(kind__in=districts).count() == 10
    assert not units_as_of(date(2025, 7, 1)).filter(kind__in=districts).exists()


def test_a_code_given_to_another_commune_names_each_in_its_time() -> None:
    before, after = unit_by_code("19384", date(2019, 6, 1)), unit_by_code("19384", date(2021, 6, 1))
    assert (before.full_name, after.full_name) == ("Xã Vĩnh Thạch", "Xã Kim Thạch")
    assert before.unit_id != after.unit_id


def test_a_code_that_nobody_bears_any_more_is_not_found() -> None:
    with pytest.raises(NoSuchUnit):
        unit_by_code("19384", _TODAY)


def test_the_new_province_keeps_the_code_of_one_of_the_two() -> None:
    assert unit_by_code("44", date(2025, 6, 30)).name == "Quảng Bình"
    assert unit_by_code("44", date(2025, 7, 1)).name == "Quảng Trị"


def test_two_reorganisations_are_followed_to_the_unit_of_today() -> None:
    vinh_kim = unit_by_code("19381", date(2019, 1, 1))
    assert [unit.name for unit in unit_successors_of(vinh_kim.unit_id, date(2022, 1, 1))] == ["Kim Thạch"]
    assert [unit.name for unit in unit_successors_of(vinh_kim.unit_id, _TODAY)] == ["Cửa Tùng"]


def test_a_district_is_succeeded_by_all_its_new_communes() -> None:
    dakrong = unit_by_code("467", date(2025, 6, 30))
    names = {unit.name for unit in unit_successors_of(dakrong.unit_id, _TODAY)}
    assert names == {"Hướng Hiệp", "Đakrông", "Ba Lòng", "Tà Rụt", "La Lay"}


def test_every_unit_that_ever_was_has_a_successor_today() -> None:
    orphans = [
        state.full_name
        for state in UnitState.objects.filter(valid_to__lt=_TODAY)
        if not unit_successors_of(state.unit_id, _TODAY)
    ]
    assert orphans == []


def test_a_standing_unit_is_its_own_successor() -> None:
    dong_ha = unit_by_code("19333", _TODAY)
    assert [unit.unit_id for unit in unit_successors_of(dong_ha.unit_id, _TODAY)] == [dong_ha.unit_id]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Hải Phú", {"Xã Hải Lăng", "Xã Đông Trạch"}),
        ("xa cam thuy", {"Xã Hiếu Giang", "Xã Cam Hồng"}),
        ("Phường 1", {"Phường Đông Hà", "Phường Quảng Trị"}),
        ("phuong 2", {"Phường Nam Đông Hà", "Phường Quảng Trị"}),
        ("Phường 3", {"Phường Đông Hà", "Phường Quảng Trị"}),
    ],
)
def test_names_that_collide_lead_to_every_bearer(query: str, expected: set[str]) -> None:
    found = search_units(query, _TODAY)
    assert {each.state.full_name for each in found} == expected
    assert all("nay thuộc" in each.explanation for each in found)


def test_the_old_district_tells_namesakes_apart() -> None:
    explanations = {each.state.full_name: each.explanation for each in search_units("Phường 1", _TODAY)}
    assert "Thành phố Đông Hà" in explanations["Phường Đông Hà"]
    assert "Thị xã Quảng Trị" in explanations["Phường Quảng Trị"]


def test_a_unit_of_today_comes_before_an_old_one_of_the_same_name() -> None:
    first, *rest = search_units("hoa trach", _TODAY)
    assert (first.state.name, first.explanation) == ("Hòa Trạch", "")
    assert [each.state.name for each in rest] == ["Hoàn Lão"]


def test_another_spelling_is_found() -> None:
    assert {each.state.name for each in search_units("Đa Krông", _TODAY)} >= {"Đakrông"}


@pytest.mark.parametrize("query", ["", "   ", "!!!", "không có xã nào tên thế này", "😀", "%"])
def test_a_name_of_nothing_finds_nothing(query: str) -> None:
    assert search_units(query, _TODAY) == []


@_with_units
@given(_DAYS)
def test_on_no_day_do_two_units_bear_one_code(day: date) -> None:
    codes = list(units_as_of(day).values_list("code", flat=True))
    assert len(codes) == len(set(codes))


@_with_units
@given(_DAYS)
def test_on_no_day_has_a_unit_two_states(day: date) -> None:
    ids = list(units_as_of(day).values_list("unit_id", flat=True))
    assert len(ids) == len(set(ids))


@_with_units
@given(_DAYS)
def test_on_every_day_a_unit_lies_in_one_that_stands(day: date) -> None:
    standing = {state.unit_id: state for state in units_as_of(day)}
    tops = [state for state in standing.values() if state.parent_id is None]
    assert all(state.kind == "tinh" for state in tops)
    assert all(state.parent_id in standing for state in standing.values() if state.parent_id)


@_with_units
@given(_DAYS, st.integers(0, 3000))
def test_successors_on_a_day_stand_on_that_day(day: date, later: int) -> None:
    then = day + timedelta(days=later)
    standing = set(units_as_of(then).values_list("unit_id", flat=True))
    for state in units_as_of(day)[:5]:
        assert {unit.unit_id for unit in unit_successors_of(state.unit_id, then)} <= standing
