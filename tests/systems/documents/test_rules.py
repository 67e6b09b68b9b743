"""Numbers, secrecy, blocks, guesses: pure decisions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hienluong.base.symbols import read_symbol
from hienluong.systems.documents.models import State
from hienluong.systems.documents.rules.blocks import blocks_from_text, spaced, text_of
from hienluong.systems.documents.rules.guessing import guess
from hienluong.systems.documents.rules.numbers import Lettering, symbol_of
from hienluong.systems.documents.rules.secrecy import secrecy_mark
from hienluong.systems.documents.rules.states import acts_in

LETTER = Lettering(group="administrative", type_letters="", issuer_letters="STTTT", office_letters="CNTT")
DECISION = Lettering(group="administrative", type_letters="QĐ", issuer_letters="UBND")
NORMATIVE = Lettering(group="normative", type_letters="QĐ", issuer_letters="UBND")


@pytest.mark.parametrize(
    ("serial", "lettering", "symbol"),
    [
        (5, LETTER, "05/STTTT-CNTT"),
        (15, LETTER, "15/STTTT-CNTT"),
        (2336, DECISION, "2336/QĐ-UBND"),
        (41, NORMATIVE, "41/2026/QĐ-UBND"),
        (3, Lettering(group="administrative", type_letters="QyĐ", issuer_letters="SNV"), "03/QyĐ-SNV"),
    ],
)
def test_a_symbol_is_written_as_the_decree_says_and_keeps_its_case(
    serial: int, lettering: Lettering, symbol: str
) -> None:
    assert symbol_of(serial, 2026, lettering) == symbol


@given(st.integers(1, 999_999), st.sampled_from([LETTER, DECISION, NORMATIVE]))
def test_every_symbol_we_write_can_be_read_again(serial: int, lettering: Lettering) -> None:
    read = read_symbol(symbol_of(serial, 2026, lettering))
    assert read is not None
    assert (int(read.number), read.is_normative) == (serial, lettering.group == "normative")


@pytest.mark.parametrize(
    "text",
    ["MẬT", "Tối mật", "  TUYỆT MẬT  ", "Độ mật: Mật", "Số 1\nTỐI MẬT\nKính gửi", "tài liệu mật về an ninh"],
)
def test_a_stamp_of_secrecy_is_found(text: str) -> None:
    assert secrecy_mark(text)


@pytest.mark.parametrize(
    "text", ["bảo mật thông tin", "Quy chế bí mật", "mật khẩu", "Về mật độ dân số", "đường mật mía"]
)
def test_words_that_only_sound_like_it_are_no_stamp(text: str) -> None:
    assert secrecy_mark(text) == ""


def test_bases_come_first_and_articles_begin_in_bold() -> None:
    text = "Căn cứ Luật A;\nTheo đề nghị của B.\nĐiều 1. Ban hành quy chế.\n- Một ý.\nThực hiện tốt;"
    blocks = blocks_from_text(text)
    assert [block["kind"] for block in blocks] == ["basis", "basis", "paragraph", "item", "paragraph"]
    assert [run["bold"] for run in blocks[2]["runs"]] == [True, False]


LINES = st.lists(st.text("aăâbcđ .;-", min_size=1, max_size=30), max_size=8)


@given(LINES)
def test_typing_what_a_draft_says_gives_the_same_draft(lines: list[str]) -> None:
    once = text_of(blocks_from_text("\n".join(lines)))
    assert text_of(blocks_from_text(once)) == once


def test_spaces_between_runs_are_kept_as_marks() -> None:
    runs = [
        {"text": "Điều 1.", "bold": True, "italic": False},
        {"text": " Ban ", "bold": False, "italic": False},
        {"text": "hành", "bold": True, "italic": False},
    ]
    told = spaced({"kind": "paragraph", "runs": runs})
    assert [(run["text"], run["spaced"]) for run in told["runs"]] == [
        ("Điều 1.", False),
        ("Ban", True),
        ("hành", True),
    ]


HEAD = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG TRỊ
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 215 /SNV-VP
V/v báo cáo công tác
văn thư năm 2026
Quảng Trị, ngày 05 tháng 02 năm 2026
Kính gửi: Sở Khoa học và Công nghệ"""


def test_the_head_of_a_letter_tells_number_day_issuer_and_subject() -> None:
    found = guess(HEAD)
    assert (found.symbol, found.issued_on) == ("215/SNV-VP", date(2026, 2, 5))
    assert (found.issuer_name, found.subject) == ("Sở nội vụ", "báo cáo công tác văn thư năm 2026")


@given(st.text(max_size=400))
def test_guessing_from_any_text_does_not_fail(text: str) -> None:
    guess(text)


def test_nothing_more_can_be_done_to_what_has_ended() -> None:
    ended = (State.RETURNED, State.RECALLED, State.REPLACED, State.WITHDRAWN, State.DROPPED)
    assert [acts_in(state) for state in ended] == [[], [], [], [], []]
