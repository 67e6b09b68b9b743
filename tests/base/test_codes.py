"""Codes as people and other systems write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hienluong.base.codes import CaseCode, PersonalIdentifier, ProcedureCode, is_tax_code
from hienluong.base.errors import Invalid
from hienluong.base.ids import uuid7
from hienluong.base.money import Money


@pytest.mark.parametrize(
    "typed",
    [
        "000.00.20.H50-230105-0001",
        "H15.50.05.13-261008-0975",
        "H50.20-261008-090123",
        "G09.20-20260609-0092637",
    ],
)
def test_the_four_forms_of_case_codes_are_read(typed: str) -> None:
    assert str(CaseCode.read(f" {typed.lower()} ")) == typed


@given(st.integers(1, 9_999_999), st.dates(date(2020, 1, 1), date(2099, 12, 31)))
def test_an_issued_case_code_can_be_read_back(serial: int, day: date) -> None:
    issued = CaseCode.issue("H50.31.4", day, serial)
    assert CaseCode.read(str(issued)) == issued


@pytest.mark.parametrize("typed", ["", "H50", "H50-261008-1", "h50-261008-12345678", "'; drop table"])
def test_what_is_no_case_code_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        CaseCode.read(typed)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1.001193", "1.001193"),
        ("1.013.788.H42", "1.013788.H42"),
        ("1.003441. H42", "1.003441.H42"),
        ("1.001193.000.00.00.H50", "1.001193.H50"),
    ],
)
def test_procedure_codes_lose_their_stray_dots_and_spaces(written: str, read: str) -> None:
    assert str(ProcedureCode.read(written)) == read


def test_a_personal_number_gives_hints_and_shows_only_its_end() -> None:
    number = PersonalIdentifier.read("045 301 001 234")
    assert (number.birth_year, number.is_female, number.masked) == (2001, True, "••••••••1234")


def test_tax_codes_have_ten_digits_and_three_for_a_branch() -> None:
    assert is_tax_code("0123456789")
    assert is_tax_code("0123456789-001")
    assert not is_tax_code("123")


def test_money_is_written_and_said_in_dong() -> None:
    assert str(Money(1_234_567)) == "1.234.567 đồng"
    assert (Money(8000) * 3).in_words == "Hai mươi bốn nghìn đồng"


def test_ids_sort_by_the_time_they_were_made() -> None:
    made = [uuid7() for _ in range(50)]
    assert {one.version for one in made} == {7}
    assert len(set(made)) == 50
