"""The search engine by itself: spelling, rules, weights. Pure; no database."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hienluong.shared.search.public import Index, Language, Phrased, read_language, words_of

RULES = """
[lớp người]
ba mẹ ông
[lớp giấytờ]
sổ thẻ
[thay 1]
gks > giấy khai sinh
=mạ > mẹ
mất /{giấytờ} > bị_mất
[thay 2]
{người} mất > khai tử
sổ đỏ | bìa đỏ > sổ_đỏ
[bỏ]
cần giấy tờ gì | ở đâu
[nhẹ]
giấy
"""

ENTRIES = (
    Phrased("birth", "Đăng ký khai sinh", ("giấy khai sinh", "mới sinh con"), prior=1.0),
    Phrased("foreign", "Đăng ký khai sinh có yếu tố nước ngoài", variant=frozenset({"ngoai"})),
    Phrased("death", "Đăng ký khai tử", ("khai tử", "báo tử")),
    Phrased("land", "Cấp giấy chứng nhận quyền sử dụng đất", ("sổ đỏ", "làm sổ đỏ")),
    Phrased("card", "Cấp lại thẻ bảo hiểm y tế", ("bị_mất thẻ bảo hiểm",)),
    Phrased("sand", "Bến cát", ("mở bến cát",)),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(ENTRIES, read_language(RULES))


def _best(index: Index, query: str) -> str:
    hits = index.search(query)
    return hits[0].key if hits else ""


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("khai sinh", "birth"),
        ("KHAI SINH", "birth"),
        ("khai sinh cần giấy tờ gì", "birth"),
        ("khaisinh", "birth"),
        ("khai sinhh", "birth"),
        ("giaays khai sinh", "birth"),
        ("giay61 khai sinh", "birth"),
        ("gks", "birth"),
        ("khia sinh", "birth"),
        ("ba mất", "death"),
        ("mạ mất", "death"),
        ("mất thẻ bảo hiểm", "card"),
        ("bia do", "land"),
        ("bìa đo", "land"),
        ("sỗ đò", "land"),
    ],
)
def test_ways_of_typing_lead_to_the_same_entry(index: Index, query: str, key: str) -> None:
    assert _best(index, query) == key


def test_a_special_case_steps_back_until_it_is_asked_for(index: Index) -> None:
    assert _best(index, "đăng ký khai sinh") == "birth"
    assert _best(index, "khai sinh yếu tố nước ngoài") == "foreign"


def test_words_with_the_same_accents_come_before_words_without(index: Index) -> None:
    accented = Index([Phrased("hat", "hạt"), Phrased("sing", "hát")], Language())
    assert _best(accented, "hát") == "sing"
    assert _best(accented, "hạt") == "hat"


def test_a_strict_word_needs_its_accents(index: Index) -> None:
    assert _best(index, "ma mat") != "death"


def test_nothing_is_found_for_a_question_without_words(index: Index) -> None:
    assert index.search("") == []
    assert index.search("  ?!  ") == []
    assert index.search("ở đâu") == []


def test_composed_and_decomposed_text_and_both_places_of_the_tone_are_one_spelling() -> None:
    assert words_of("hoà") == words_of("hòa") == words_of("ho\u0300a")


def test_an_index_of_nothing_finds_nothing() -> None:
    assert Index([], Language()).search("khai sinh") == []


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_no_text_breaks_the_engine(text: str) -> None:
    hits = Index(ENTRIES, read_language(RULES)).search(text) if len(text) < 3 else _SHARED.search(text)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.key for hit in hits}) == len(hits)


_SHARED = Index(ENTRIES, read_language(RULES))


@given(st.sampled_from(ENTRIES))
def test_an_entry_is_found_by_its_own_title(entry: Phrased) -> None:
    assert entry.key in {hit.key for hit in _SHARED.search(entry.title)}
