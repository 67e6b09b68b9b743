"""How written Vietnamese is said aloud."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hienluong.shared.reading.public import sentences, speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("UBND xã", "Ủy ban nhân dân xã"),
        ("HĐND và UBND tỉnh", "Hội đồng nhân dân và Ủy ban nhân dân tỉnh"),
        ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
        ("42/2022/NĐ-CP", "bốn mươi hai năm hai nghìn không trăm hai mươi hai, nghị định Chính phủ"),
        ("Quyết định 15/QĐ-UBND", "Quyết định mười lăm, quyết định Ủy ban nhân dân"),
        ("ngày 09/10/2018", "ngày chín tháng mười năm hai nghìn không trăm mười tám"),
        ("từ 1/7/2025", "từ ngày một tháng bảy năm hai nghìn không trăm hai mươi lăm"),
        ("31/02/2026 là nhầm", "ba mươi mốt không hai hai nghìn không trăm hai mươi sáu là nhầm"),
        ("tháng 7/2025", "tháng bảy năm hai nghìn không trăm hai mươi lăm"),
        ("lúc 7h30", "lúc bảy giờ ba mươi phút"),
        ("8h đến 11:00", "tám giờ đến mười một giờ"),
        ("1.234.567 đồng", "một triệu hai trăm ba mươi bốn nghìn năm trăm sáu mươi bảy đồng"),
        ("15.000đ", "mười lăm nghìn đồng"),
        ("3,5%", "ba phẩy năm phần trăm"),
        ("120 m2", "một trăm hai mươi mét vuông"),
        ("2021-2025", "hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm hai mươi lăm"),
        ("0233.385.2225", "không hai ba ba ba tám năm hai hai hai năm"),
        ("quý IV", "quý bốn"),
        ("khóa XV", "khóa mười lăm"),
        ("người/hộ", "người trên hộ"),
        ("Không có gì phải đổi.", "Không có gì phải đổi."),
        ("TTX", "TTX"),
        ("TT Khe Sanh", "TT Khe Sanh"),
        (
            "22/2023/TT-BTTTT",
            "hai mươi hai năm hai nghìn không trăm hai mươi ba, thông tư Bộ Thông tin và Truyền thông",
        ),
    ],
)
def test_it_is_said_in_words(written: str, said: str) -> None:
    assert speakable(written) == said


@given(st.text(max_size=200))
def test_no_digit_is_left_and_nothing_breaks(text: str) -> None:
    assert not re.search(r"[0-9]", speakable(text))


@given(st.text(alphabet="0123456789/.,-:h% đABCĐ-&\n", max_size=80))
def test_odd_mixtures_of_numbers_and_signs_are_said_somehow(text: str) -> None:
    assert not re.search(r"[0-9]", speakable(text))


@given(st.text(max_size=400))
def test_what_is_in_words_stays(text: str) -> None:
    once = speakable(text)
    assert speakable(speakable(once)) == speakable(once)


@given(st.text(max_size=2000))
def test_no_sentence_is_too_long_for_a_breath_and_none_is_empty(text: str) -> None:
    assert all(0 < len(piece) <= 300 for piece in sentences(text))


def test_sentences_follow_the_text() -> None:
    assert sentences("UBND họp. Kết thúc lúc 9h.\nHết") == [
        "Ủy ban nhân dân họp.",
        "Kết thúc lúc chín giờ.",
        "Hết",
    ]
