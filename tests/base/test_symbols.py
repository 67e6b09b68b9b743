"""What numbers and symbols say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hienluong.base.symbols import read_symbol, symbol_key, tidy_symbol, tight


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Số: 36/2024/QĐ-UBND", "36/2024/QĐ-UBND"),
        ("  36 / 2024 / QĐ - UBND ", "36/2024/QĐ-UBND"),
        ("so 12/CTr-UBND", "12/CTr-UBND"),
        ("07/QyĐ–UBND", "07/QyĐ-UBND"),
    ],
)
def test_a_symbol_is_tidied_and_keeps_its_capitals(typed: str, kept: str) -> None:
    assert tidy_symbol(typed) == kept


def test_only_normative_documents_carry_the_year() -> None:
    normative, directive = read_symbol("36/2024/QĐ-UBND"), read_symbol("1236/QĐ-UBND")
    assert normative is not None
    assert normative.is_normative
    assert directive is not None
    assert not directive.is_normative


@pytest.mark.parametrize(
    "bad", ["", "QĐ-UBND", "36", "36/", "36/2024", "abc/2024/QĐ-UBND", "36/2024/QĐ UBND"]
)
def test_what_is_no_symbol_is_not_read(bad: str) -> None:
    assert read_symbol(bad) is None


@pytest.mark.parametrize(
    "typed", ["36/2024 qd ubnd", "36 2024 QĐ-UBND", "036/2024/qđ-ubnd", "36.2024.qd.ubnd"]
)
def test_a_symbol_typed_sloppily_has_the_same_key(typed: str) -> None:
    assert symbol_key(typed) == symbol_key("36/2024/QĐ-UBND")
    assert tight(typed) == "362024qdubnd"


@given(st.text(max_size=80))
def test_reading_any_text_neither_fails_nor_changes_what_is_tidy(text: str) -> None:
    tidy = tidy_symbol(text)
    read_symbol(tidy)
    assert tidy_symbol(tidy) == tidy
    assert set(tight(tidy)) <= set("0123456789abcdefghijklmnopqrstuvwxyz")
