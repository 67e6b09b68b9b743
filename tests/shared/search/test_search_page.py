"""The page and the API of the one search."""

from datetime import timedelta

import pytest
from django.test import Client

from hienluong.base import clock
from hienluong.kernel.organisation.public import AgencyState
from hienluong.shared.search.public import Entry, index, searches_without_result

pytestmark = pytest.mark.django_db


def body(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def entry(key: str, title: str, **facts: object) -> Entry:
    return Entry(
        **{"kind": "news", "key": key, "agency_id": None, "title": title, "url": f"/tin/{key}/", **facts}
    )


def test_results_stand_in_groups_with_their_links() -> None:
    index(entry("a", "Giá đất mới"), entry("b", "Quyết định giá đất", kind="document"))
    page = body("/tim-kiem/?q=gia+dat")
    assert page.index('id="found-news"') < page.index('id="found-document"')
    assert '<a href="/tin/a/"><mark>Giá đất</mark> mới</a>' in page


def test_what_was_typed_and_indexed_is_escaped() -> None:
    index(entry("a", "<img src=x onerror=alert(1)> đất", summary="<script>đất</script>"))
    page = body("/tim-kiem/?q=%3Cscript%3Ealert(1)%3C/script%3E+đất")
    assert "<img src=x" not in page
    assert "<script>alert" not in page
    assert "<script><mark>" not in page


def test_one_kind_is_shown_in_pages_of_ten() -> None:
    now = clock.now()
    index(*(entry(f"{n:02}", f"Tin số {n:02}", at=now - timedelta(days=n)) for n in range(12)))
    first = body("/tim-kiem/?q=tin&loai=news")
    assert first.count("/tin/") == 10
    assert "trang=2" in first
    second = body("/tim-kiem/?q=tin&loai=news&trang=2")
    assert second.count("/tin/") == 2
    assert "trang=3" not in second


@pytest.mark.parametrize(
    "query",
    ["q=", "q=%00", "q=%FF%FE", "q=" + "a" * 10_000, "q=!!!", "q=đ&loai=%27;--", "q=đ&trang=-1", "q=đ&trang=99999999999", "q=đ&co-quan=x"],
)  # fmt: skip
def test_any_address_is_answered(query: str) -> None:
    body(f"/tim-kiem/?{query}")


def test_an_agency_s_site_is_searched_alone_until_all_are_asked_for(province: None) -> None:
    one, other = AgencyState.objects.as_of(clock.today()).filter(level=2).order_by("pk")[:2]
    index(
        entry("here", "Lịch tiếp dân", agency_id=one.agency_id),
        entry("there", "Lịch tiếp dân", agency_id=other.agency_id),
    )
    only = body(f"/tim-kiem/?q=tiếp+dân&co-quan={one.agency_id}")
    assert "/tin/here/" in only
    assert "/tin/there/" not in only
    assert one.name in only
    assert "/tin/there/" in body("/tim-kiem/?q=tiếp+dân")


def test_nothing_found_helps_on_and_is_counted_without_persons() -> None:
    for words in ("phà Cửa Việt", "PHÀ cửa  việt", "0912 345 678 abcxyz", "an@example.vn"):
        assert "Không tìm thấy gì" in body(f"/tim-kiem/?q={words}")
    counted = searches_without_result(None, 1)
    assert [(one.query, one.times) for one in counted] == [("phà cửa việt", 2)]


def test_a_search_that_finds_is_not_counted() -> None:
    index(entry("a", "Giá đất mới"))
    body("/tim-kiem/?q=giá+đất")
    assert searches_without_result(None, 1) == []


def test_the_api_tells_the_same() -> None:
    index(entry("a", "Giá đất mới", summary="Từ 2026"))
    told = Client().get("/api/v1/search?q=gia dat").json()
    assert told["groups"][0]["kind"] == "news"
    assert told["groups"][0]["items"][0]["url"] == "/tin/a/"
    assert Client().get("/api/v1/search").status_code == 422
    assert Client().get("/api/v1/search", {"q": "x" * 20_000}).status_code == 422
