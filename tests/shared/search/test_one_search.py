"""One search over everything public, on a real database."""

import unicodedata
from datetime import timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.shared.search.actions.learn_words import learn_words
from hienluong.shared.search.models import SearchEntry
from hienluong.shared.search.public import Entry, forget, forget_agency, index, search

pytestmark = pytest.mark.django_db


def entry(key: str, title: str, *, kind: str = "news", agency_id: int | None = 1, **facts: object) -> Entry:
    return Entry(kind=kind, key=key, agency_id=agency_id, title=title, url=f"/trang/so/{key}", **facts)


def keys(query: str, **where: object) -> list[str]:
    return [hit.key for group in search(query, **where).groups for hit in group.hits]


@pytest.fixture
def pages() -> None:
    index(
        entry("dat", "Công bố bảng giá đất năm 2026", summary="Áp dụng từ ngày 01/01/2026"),
        entry("dao", "Đạo đức công vụ", body="Cán bộ đeo thẻ khi làm việc, kê khai tài sản đúng hạn."),
        entry("so-hoa", "Số hóa hồ sơ đất đai", keywords=("VBDLIS",), agency_id=2),
        entry("qd", "Quyết định về giá dịch vụ", kind="document", keywords=("42/2026/QĐ-UBND",)),
    )
    learn_words()
    forget_all()


@pytest.mark.parametrize(
    "query",
    ["bảng giá đất", "bang gia dat", "đất giá bảng", "BẢNG GIÁ ĐẤT", unicodedata.normalize("NFD", "bảng giá đất"), "giá, đất!"],
)  # fmt: skip
def test_accents_case_order_and_signs_do_not_matter(pages: None, query: str) -> None:
    assert keys(query)[0] == "dat"


def test_all_words_must_stand_in_the_entry(pages: None) -> None:
    assert keys("giá dịch vụ") == ["qd"]


def test_a_number_of_a_document_is_found_by_its_parts(pages: None) -> None:
    assert keys("42/2026/QĐ-UBND") == ["qd"]
    assert keys("qd 42/2026") == ["qd"]


def test_words_in_quotes_must_follow_one_another(pages: None) -> None:
    assert keys('"giá đất"') == ["dat"]
    assert not any(group.hits for group in search('"đất giá"').groups if not search('"đất giá"').partly)


def test_title_comes_before_keywords_before_summary_before_body() -> None:
    index(
        entry("body", "Thứ tư", body="Nói về chuyển đổi"),
        entry("summary", "Thứ ba", summary="Nói về chuyển đổi"),
        entry("keywords", "Thứ hai", keywords=("chuyển đổi",)),
        entry("title", "Chuyển đổi"),
    )
    assert keys("chuyển đổi") == ["title", "keywords", "summary", "body"]


def test_of_equals_the_newer_comes_first() -> None:
    now = clock.now()
    index(*(entry(str(age), "Họp báo thường kỳ", at=now - timedelta(days=age)) for age in (900, 3, 300)))
    assert keys("họp báo") == ["3", "300", "900"]


def test_typed_accents_decide_between_equals() -> None:
    index(entry("ma", "Mã số thuế"), entry("mạ", "Mạ số thuế"))
    assert keys("mạ số thuế")[0] == "mạ"
    assert keys("mã số thuế")[0] == "ma"


def test_the_own_site_comes_first_and_one_site_can_be_searched_alone() -> None:
    index(*(entry(str(agency), "Lịch tiếp công dân", agency_id=agency) for agency in (1, 2, 3)))
    assert keys("tiếp công dân", near_id=2)[0] == "2"
    assert keys("tiếp công dân", agency_id=3) == ["3"]


def test_a_slip_is_understood_and_told(pages: None) -> None:
    answer = search("bảng giá đâtt")
    assert [hit.key for group in answer.groups for hit in group.hits] == ["dat"]
    assert answer.suggestion == "bảng giá đất"
    assert search("banggia dat").suggestion == "bảng giá đất"


def test_a_title_that_looks_alike_is_found_before_the_words_are_learnt() -> None:
    index(entry("k", "Khuyến nông Hướng Hóa"))
    assert keys("khuyeen noong huongg hoa") == ["k"]


def test_when_no_entry_has_all_words_some_are_shown(pages: None) -> None:
    answer = search("bảng giá đất của vùng núi đá")
    assert answer.partly
    assert answer.groups[0].hits[0].key == "dat"


def test_indexing_again_replaces_and_forgetting_removes(pages: None) -> None:
    index(entry("dat", "Bảng giá nước sạch"))
    assert keys("giá đất") != ["dat"]
    assert keys("nước sạch") == ["dat"]
    forget("news", "dat")
    assert keys("nước sạch") == []
    forget_agency("news", 2)
    assert not SearchEntry.objects.filter(agency_id=2).exists()


def test_an_entry_that_did_not_change_is_not_written_again(pages: None) -> None:
    def stamp() -> object:
        with connection.cursor() as cursor:
            cursor.execute("select xmin::text from search_entry where key = 'qd'")
            return cursor.fetchone()

    before = stamp()
    index(entry("qd", "Quyết định về giá dịch vụ", kind="document", keywords=("42/2026/QĐ-UBND",)))
    assert stamp() == before


def test_what_is_rolled_back_is_not_found() -> None:
    with transaction.atomic():
        index(entry("x", "Thông báo tạm dừng"))
        transaction.set_rollback(True)
    assert keys("tạm dừng") == []


def test_snippets_are_escaped_and_marked() -> None:
    index(entry("x", "<b>Đất</b> & nhà", body="<script>alert(1)</script> đất ở " + "thôn xóm " * 60))
    hit = search("đất").groups[0].hits[0]
    assert hit.title_marked == "&lt;b&gt;<mark>Đất</mark>&lt;/b&gt; &amp; nhà"
    assert "<script" not in hit.snippet
    assert "<mark>đất</mark>" in hit.snippet
    assert hit.snippet.endswith(" …")


def test_counts_are_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hienluong.shared.search.queries.candidates.CAP", 5)
    monkeypatch.setattr("hienluong.shared.search.queries.showing.KEPT", 5)
    index(*(entry(str(number), f"Tin số {number}") for number in range(9)))
    group = search("tin").groups[0]
    assert (group.count, group.more) == (5, True)


HOSTILE = [
    "", "   ", "!!!", "& | ! ( ) <-> :*", "'; drop table search_entry; --", '"', '"""', '"a', "a:b:*", "\0", "\ud800", "💧🌾",
    "a" * 10_000, "đất " * 5_000, "1" * 10_000, '"' * 10_000, "_" * 300, "%", "\\", "đất\\", "漢字", "a_b", "<script>",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_anything_typed_is_answered(pages: None, query: str) -> None:
    answer = search(query)
    assert answer.count >= 0
    assert len(answer.query) <= 300


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.text(max_size=60))
def test_every_word_of_any_text_finds_it_and_nothing_breaks(title: str, query: str) -> None:
    search(query)
    index(entry("any", title))
    word = next(iter(SearchEntry.objects.get(key="any").title_key.split()), "")
    assert not word or keys(word) == ["any"]


def test_a_search_that_takes_too_long_is_cut_short_and_leaves_the_transaction_sound(
    pages: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hienluong.shared.search.queries.candidates._IN_HEAD", "select pg_sleep(5)")
    monkeypatch.setattr("hienluong.shared.search.queries.search._MILLISECONDS", 20)
    assert search("đất").cut_short
    with connection.cursor() as cursor:
        cursor.execute("show statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_words_with_other_accents_are_not_marked_when_accents_were_typed() -> None:
    index(entry("x", "Hướng dẫn công dân, công dan"))
    assert (
        search("dân").groups[0].hits[0].title_marked
        == "Hướng dẫn công <mark>dân</mark>, công <mark>dan</mark>"
    )
    assert search("dan").groups[0].hits[0].title_marked.count("<mark>") == 3
