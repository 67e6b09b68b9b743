"""What is Vietnamese on a page in another language says so; numbers and dates follow the page."""

from datetime import UTC, date, datetime

from django.utils import translation

from hienluong.face.filters import vn_date, vn_datetime, vn_money, vn_number
from hienluong.face.language import in_vietnamese, told, vietnamese


def test_a_vietnamese_page_needs_no_mark() -> None:
    assert vietnamese("Đăng ký khai sinh") == told("Đăng ký khai sinh") == "Đăng ký khai sinh"


def test_what_stays_vietnamese_is_marked_on_an_english_page() -> None:
    with translation.override("en"):
        assert vietnamese("Đăng ký <khai> sinh") == '<span lang="vi">Đăng ký &lt;khai&gt; sinh</span>'


def test_a_sentence_of_the_catalogue_is_told_in_english_and_any_other_is_marked() -> None:
    with translation.override("en"):
        assert told("Hồ sơ của tôi") == "My cases"
        assert told("Chú Tư nói vậy") == '<span lang="vi">Chú Tư nói vậy</span>'


def test_nothing_is_told_as_nothing() -> None:
    with translation.override("en"):
        assert told("") == told(None) == vietnamese("") == ""


def test_english_readers_get_their_own_dates_and_numbers() -> None:
    with translation.override("en"):
        assert vn_date(date(2026, 11, 5)) == "5 November 2026"
        assert vn_datetime(datetime(2026, 11, 5, 1, 30, tzinfo=UTC)) == "08:30, 5 November 2026"
        assert (vn_number(1234.5, 1), vn_money(8000)) == ("1,234.5", "VND 8,000")


def test_words_to_keep_are_vietnamese_whoever_acts() -> None:
    kept = in_vietnamese(lambda: vn_money(8000))
    with translation.override("en"):
        assert kept() == "8.000 đồng"


def test_a_zero_is_told_and_what_is_unknown_is_not() -> None:
    assert (told(0), told(None), told("")) == ("0", "", "")
