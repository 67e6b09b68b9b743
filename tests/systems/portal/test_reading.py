import re
from datetime import date

from django.db import connection
from django.test import Client
from tests.systems.portal.conftest import Places

from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.models import Entry
from hienluong.shared.search.public import search
from hienluong.systems.portal.models import ArticlePage
from hienluong.systems.portal.public import NewArticle, publish_articles


def stamps() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("select topic, version from face_stamp")
        return dict(cursor.fetchall())


def article(title: str) -> NewArticle:
    return NewArticle(
        section="tin-tuc",
        title=title,
        lead="Ý chính của bài.",
        paragraphs=["Một <b>đoạn</b>."],
        day=date(2026, 11, 20),
    )


def test_the_first_page_of_a_site_shows_its_news(places: Places, client: Client) -> None:
    publish_articles(SYSTEM, places.interior.site, [article("Tin của nội vụ")])
    page = client.get("/trang/so-noi-vu/").content.decode()
    assert "Tin của nội vụ" in page
    assert "Tin của nội vụ" not in client.get("/trang/so-tu-phap/").content.decode()


def test_an_article_is_read_at_an_address_of_words(places: Places, client: Client) -> None:
    publish_articles(SYSTEM, places.interior.site, [article("Tin của nội vụ")])
    page = client.get("/trang/so-noi-vu/tin-tuc/tin-cua-noi-vu/")
    assert page.status_code == 200
    assert "Một &lt;b&gt;đoạn&lt;/b&gt;." in page.content.decode()


def test_the_same_article_is_published_once(places: Places) -> None:
    for _ in range(2):
        publish_articles(SYSTEM, places.interior.site, [article("Một lần")])
    assert ArticlePage.objects.filter(title="Một lần").count() == 1


def test_a_draft_is_read_by_nobody(places: Places, client: Client) -> None:
    publish_articles(SYSTEM, places.interior.site, [article("Chưa đăng")])
    ArticlePage.objects.get(title="Chưa đăng").unpublish()
    assert client.get("/trang/so-noi-vu/tin-tuc/chua-dang/").status_code == 404
    assert "Chưa đăng" not in client.get("/trang/so-noi-vu/tin-tuc/").content.decode()


def test_an_unknown_site_and_an_unknown_page_say_so(places: Places, client: Client) -> None:
    assert client.get("/trang/khong-co/").status_code == 404
    assert client.get("/trang/so-noi-vu/khong-co/").status_code == 404


def test_a_long_section_is_read_part_by_part_to_its_oldest_article(places: Places, client: Client) -> None:
    publish_articles(SYSTEM, places.interior.site, [article(f"Bài số {number}") for number in range(45)])
    here, seen = "/trang/so-noi-vu/tin-tuc/", list[str]()
    for address in (here, f"{here}?trang=2", f"{here}?trang=3"):
        seen += re.findall(r"Bài số \d+", client.get(address).content.decode())
    assert len(set(seen)) == 45
    assert f'href="{here}?trang=2"' in client.get(f"{here}?trang=3").content.decode()
    assert client.get(f"{here}?trang=4").status_code == 404
    assert client.get(f"{here}?trang=nhất").status_code == 200


def test_an_address_without_its_last_stroke_leads_to_the_page(places: Places, client: Client) -> None:
    assert client.get("/trang/so-noi-vu/tin-tuc").headers["Location"] == "/trang/so-noi-vu/tin-tuc/"


def test_behind_the_menu_the_house_itself_answers(places: Places, client: Client) -> None:
    page = client.get("/trang/so-noi-vu/thu-tuc-hanh-chinh/")
    assert page.status_code == 200
    assert "Sở Nội vụ" in page.content.decode()


def test_what_the_desk_publishes_is_found_and_what_it_takes_down_is_not(
    places: Places, client: Client
) -> None:
    publish_articles(SYSTEM, places.interior.site, [article("Đường hoa mùa xuân")])
    page = ArticlePage.objects.get(title="Đường hoa mùa xuân")
    assert [hit.title for group in search("duong hoa mua xuan").groups for hit in group.hits] == [page.title]
    page.unpublish()
    assert not search("duong hoa mua xuan").groups
    page.save_revision().publish()
    assert search("duong hoa mua xuan").groups


def test_publishing_at_the_desk_makes_kept_pages_stale_and_is_written_down(places: Places) -> None:
    publish_articles(SYSTEM, places.interior.site, [article("Một tin")])
    before = stamps()["portal"]
    ArticlePage.objects.get(title="Một tin").save_revision().publish()
    assert stamps()["portal"] > before
    assert Entry.objects.filter(verb="portal.page_published").exists()


def test_every_site_is_listed(places: Places, client: Client) -> None:
    page = client.get("/trang/").content.decode()
    assert 'href="/trang/so-noi-vu/"><span>Sở Nội vụ</span>' in page
    assert 'href="/trang/so-tu-phap/"><span>Sở Tư pháp</span>' in page


def test_a_page_of_a_site_is_called_after_the_site_too(places: Places, client: Client) -> None:
    section = client.get("/trang/so-noi-vu/tin-tuc/").content.decode()
    assert "<title>Tin tức – Sự kiện – Sở Nội vụ" in section
    assert "<title>Sở Nội vụ –" in client.get("/trang/so-noi-vu/").content.decode()


def test_an_agency_without_documents_says_so_and_leads_to_those_of_the_province(
    places: Places, client: Client
) -> None:
    page = client.get("/trang/so-noi-vu/van-ban/").content.decode()
    assert "Cơ quan chưa công bố văn bản nào ở đây." in page
    assert 'href="/van-ban/"' in page
    assert "Thu hẹp danh sách" not in page
    assert "Không có văn bản nào phù hợp" in client.get("/trang/so-noi-vu/van-ban/?q=thue").content.decode()
