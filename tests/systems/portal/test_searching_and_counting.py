"""Each site has its own search and its own counters."""

from datetime import date

import pytest
from django.test import Client
from tests.systems.portal.conftest import Places

from hienluong.kernel.access.public import SYSTEM
from hienluong.systems.portal.public import NewArticle, publish_articles


@pytest.fixture
def news(places: Places) -> Places:
    for place in (places.interior, places.justice):
        facts = NewArticle(
            section="tin-tuc", title=f"Tiếp công dân ở {place.site.name}", lead="Sáng thứ hai.", paragraphs=(),
            day=date(2026, 11, 20),
        )  # fmt: skip
        publish_articles(SYSTEM, place.site, [facts])
    return places


def test_a_site_finds_its_own_pages_until_all_are_asked_for(news: Places, client: Client) -> None:
    own = client.get("/trang/so-noi-vu/tim-kiem/?q=tiep cong dan").content.decode()
    assert "/trang/so-noi-vu/tin-tuc/" in own
    assert "/trang/so-tu-phap/tin-tuc/" not in own
    everywhere = client.get("/trang/so-noi-vu/tim-kiem/?q=tiep cong dan&pham-vi=tinh").content.decode()
    assert "/trang/so-tu-phap/tin-tuc/" in everywhere


def test_the_search_stands_in_the_frame_of_the_site(news: Places, client: Client) -> None:
    page = client.get("/trang/so-noi-vu/tim-kiem/").content.decode()
    assert 'class="site-head"' in page
    assert page.count('role="search"') == 1
    assert client.get("/trang/khong-co/tim-kiem/").status_code == 404


def test_pages_of_a_site_say_whose_visit_they_are_and_show_the_counters(news: Places, client: Client) -> None:
    news.interior.site.counter_start = 1_234_567
    news.interior.site.save()
    page = client.get("/trang/so-noi-vu/")
    assert page.headers["X-House-Visit"] == "so-noi-vu"
    assert "Tổng lượt truy cập" in page.content.decode()
    assert "1.234.568" in page.content.decode()


def test_an_agency_is_found_by_its_name_and_leads_to_its_site(news: Places, client: Client) -> None:
    page = client.get("/tim-kiem/?q=so noi vu&loai=agency").content.decode()
    assert '<a href="/trang/so-noi-vu/"><mark>Sở Nội vụ</mark></a>' in page
