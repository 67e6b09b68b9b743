"""Dates, money and numbers are written as Vietnamese readers write them."""

from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from hienluong.face.filters import vn_date, vn_datetime, vn_money, vn_number


def test_a_date_is_day_month_year() -> None:
    assert vn_date(date(2026, 11, 5)) == "05/11/2026"


def test_a_moment_is_told_on_the_vietnamese_clock() -> None:
    late = datetime(2026, 11, 4, 18, 30, tzinfo=UTC)
    assert vn_datetime(late) == "01:30 ngày 05/11/2026"
    assert vn_date(late) == "05/11/2026"


def test_numbers_use_a_dot_for_thousands_and_a_comma_for_parts() -> None:
    assert vn_number(Decimal("1234567.891"), 2) == "1.234.567,89"


def test_money_names_its_unit() -> None:
    assert vn_money(8000) == "8.000 đồng"


def test_nothing_is_written_as_nothing() -> None:
    assert vn_date(None) == vn_datetime(None) == vn_number(None) == vn_money(None) == ""


@given(st.integers())
def test_a_whole_number_can_be_read_back(number: int) -> None:
    assert int(vn_number(number).replace(".", "")) == number
