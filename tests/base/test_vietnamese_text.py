"""Keys and words of Vietnamese text."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hienluong.base.text import (
    clean_line,
    date_in_words,
    fold,
    long_date,
    name_sort_key,
    number_to_words,
    sort_key,
)

IN_ORDER = [
    "A Dơi", "Ái Tử", "Ăn", "Ân", "Cam Lộ", "d", "Dân Hóa", "đ", "Đakrông", "Ha", "Hà", "Hả", "Hã", "Há", "Hạ",
    "On", "Ôn", "Ồn", "Ơn", "Ung", "Ưng",
]  # fmt: skip


def test_names_sort_by_the_vietnamese_alphabet() -> None:
    assert sorted(set(IN_ORDER), key=sort_key) == IN_ORDER


def test_people_sort_by_given_name_then_family_name() -> None:
    people = ["Trần Văn Bình", "Nguyễn Thị An", "Lê Văn Bình", "Hồ Văn Đức"]
    assert sorted(people, key=name_sort_key) == [
        "Nguyễn Thị An", "Lê Văn Bình", "Trần Văn Bình", "Hồ Văn Đức",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Giấy chứng nhận", "giay chung nhan"),
        ("HÒA – Hoà", "hoa hoa"),
        ("Đường Nguyễn Thị Định, ƯỚC lượng", "duong nguyen thi dinh uoc luong"),
        (unicodedata.normalize("NFD", "Đặng Thuỷ"), "dang thuy"),
    ],
)
def test_the_search_key_has_no_marks_and_one_tone_place(typed: str, key: str) -> None:
    assert fold(typed) == key


@given(st.text())
def test_the_search_key_does_not_depend_on_how_letters_are_composed(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text())
def test_a_cleaned_line_stays_as_it_is(text: str) -> None:
    once = clean_line(text)
    assert clean_line(once) == once
    assert "\n" not in once


def test_zero_width_and_control_characters_go() -> None:
    assert clean_line("Nguyễn\u200b  Văn\x00\tA\u202e ") == "Nguyễn Văn A"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (1005, "một nghìn không trăm linh năm"),
        (8000, "tám nghìn"),
        (2_000_001, "hai triệu không trăm nghìn không trăm linh một"),
        (24_000_105, "hai mươi bốn triệu không trăm nghìn một trăm linh năm"),
        (1_000_000_000, "một tỷ"),
        (-7, "âm bảy"),
    ],
)
def test_numbers_are_said_as_receipts_say_them(number: int, words: str) -> None:
    assert number_to_words(number) == words


def test_documents_date_themselves_as_the_decree_says() -> None:
    assert long_date(date(2018, 10, 9)) == "ngày 09 tháng 10 năm 2018"
    assert long_date(date(2027, 2, 1)) == "ngày 01 tháng 02 năm 2027"


def test_a_birth_date_is_said_in_words() -> None:
    assert date_in_words(date(2018, 10, 9)) == "ngày chín tháng mười năm hai nghìn không trăm mười tám"
