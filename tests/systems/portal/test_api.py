"""Sites and articles for programs: what is published and nothing else, a page at a time."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.systems.portal.conftest import Place, Places
from tests.systems.portal.test_uploads import drawn
from wagtail.models import PageViewRestriction

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.face.ready_made import HEADER
from hienluong.kernel.access.public import SYSTEM
from hienluong.systems.portal.models import AgencySite, ArticlePage, Attachment, Picture, SectionPage
from hienluong.systems.portal.public import NewArticle, publish_articles

API = "/api/v1"


def told(client: Client, path: str, status: int = 200) -> Any:
    answer = client.get(API + path)
    assert answer.status_code == status, answer.content
    return answer.json()


def titles(client: Client, asked: str = "") -> list[str]:
    return [one["title"] for one in told(client, f"/articles{asked}")["items"]]


def publish(place: Place, *named: str, section: str = "tin-tuc", day: date = date(2026, 11, 20)) -> None:
    articles = [
        NewArticle(
            section=section, title=name, lead=f"{name}, ý chính.", paragraphs=("Tiếp công dân sáng thứ hai.",),
            day=day - timedelta(days=back),
        )
        for back, name in enumerate(named)
    ]  # fmt: skip
    publish_articles(SYSTEM, place.site, articles)


@pytest.fixture
def news(places: Places) -> Places:
    publish(places.interior, "Tin một", "Tin hai", "Tin ba")
    publish(places.interior, "Kế hoạch", section="quan-ly-nha-nuoc", day=date(2026, 1, 1))
    publish(places.justice, "Tin khác", day=date(2026, 11, 21))
    return places


def test_sites_are_told_with_the_identifier_of_their_agency(places: Places, client: Client) -> None:
    items = told(client, "/sites")["items"]
    assert [(one["slug"], one["agency"]) for one in items] == [
        ("so-noi-vu", "H50.4"),
        ("so-tu-phap", "H50.5"),
    ]
    assert [one["slug"] for one in told(client, "/sites?agency=H50.5")["items"]] == ["so-tu-phap"]
    assert told(client, "/sites?agency=H99")["items"] == []


def test_one_site_tells_how_to_reach_its_agency_and_leaves_empty_what_is_unknown(
    places: Places, client: Client
) -> None:
    AgencySite.objects.filter(slug="so-noi-vu").update(phone="0233 3852 000")
    forget_all()
    site = told(client, "/sites/so-noi-vu")
    assert (site["phone"], site["responsible"], site["feed"]) == (
        "0233 3852 000", "", "/trang/so-noi-vu/tin-moi.xml",
    )  # fmt: skip
    assert told(client, "/sites/khong-co", 404)["code"] == "no_such_site"


def test_sections_stand_in_the_order_of_the_menu_with_what_is_below(news: Places, client: Client) -> None:
    items = told(client, "/sites/so-noi-vu/sections")["items"]
    places_told = [one["place"] for one in items]
    assert places_told[:4] == [
        "tong-quan",
        "tong-quan/chuc-nang-nhiem-vu",
        "tong-quan/co-cau-to-chuc",
        "tin-tuc",
    ]
    section = next(one for one in items if one["place"] == "tin-tuc")
    assert (section["level"], section["articles"], section["newest"]) == (1, 3, "2026-11-20")


def test_articles_come_newest_first_and_a_page_at_a_time(news: Places, client: Client) -> None:
    assert titles(client) == ["Tin khác", "Tin một", "Tin hai", "Tin ba", "Kế hoạch"]
    seen, after = [], ""
    for _ in range(3):
        page = told(client, f"/articles?limit=2&after={after}")
        seen += [one["title"] for one in page["items"]]
        after = page["next"]
    assert seen == titles(client)
    assert after == ""


def test_articles_of_one_day_are_neither_lost_nor_told_twice(places: Places, client: Client) -> None:
    for number in range(5):
        publish(places.interior, f"Tin {number}")
    first = told(client, "/articles?limit=3")
    rest = titles(client, f"?limit=3&after={first['next']}")
    assert {one["title"] for one in first["items"]} | set(rest) == {f"Tin {number}" for number in range(5)}
    assert len(rest) == 2


def test_articles_are_chosen_by_agency_site_and_section(news: Places, client: Client) -> None:
    assert titles(client, "?agency=H50.5") == titles(client, "?site=so-tu-phap") == ["Tin khác"]
    assert titles(client, "?site=so-noi-vu&section=quan-ly-nha-nuoc") == ["Kế hoạch"]
    assert titles(client, "?agency=H50.4&section=/tin-tuc/&limit=1") == ["Tin một"]
    for nothing in (
        "?site=khong-co",
        "?agency=H99",
        "?site=so-noi-vu&agency=H50.5",
        "?site=so-noi-vu&section=x",
    ):
        assert titles(client, nothing) == []


def test_a_section_needs_its_site(news: Places, client: Client) -> None:
    assert list(told(client, "/articles?section=tin-tuc", 422)["fields"]) == ["section"]


def test_since_counts_changes_by_the_day_of_viet_nam(news: Places, client: Client) -> None:
    ArticlePage.objects.exclude(title="Tin ba").update(last_published_at=clock.now() - timedelta(days=3))
    midnight = clock.local(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    ArticlePage.objects.filter(title="Tin ba").update(last_published_at=midnight)
    assert titles(client, f"?since={clock.today()}") == ["Tin ba"]
    assert titles(client, f"?since={clock.today() + timedelta(days=1)}") == []
    assert len(titles(client, "?since=0001-01-01")) == 5


def test_words_are_asked_of_the_one_search(news: Places, client: Client) -> None:
    assert set(titles(client, "?q=tiep cong dan")) == set(titles(client))
    assert titles(client, "?q=tin khac")[0] == "Tin khác"
    assert titles(client, "?q=tiep cong dan&site=so-tu-phap") == ["Tin khác"]
    assert titles(client, "?q=tiep cong dan&site=so-noi-vu&section=quan-ly-nha-nuoc") == ["Kế hoạch"]
    first = told(client, "/articles?q=tiep cong dan&limit=3")
    rest = titles(client, f"?q=tiep cong dan&limit=3&after={first['next']}")
    assert len({one["title"] for one in first["items"]} | set(rest)) == 5


def test_an_article_is_told_in_full(news: Places, client: Client) -> None:
    (item,) = told(client, "/articles?agency=H50.5")["items"]
    article = told(client, f"/articles/{item['id']}")
    assert item.items() <= article.items()
    assert (article["agency"], article["section"]) == ("H50.5", "tin-tuc")
    assert article["text"] == "Tiếp công dân sáng thứ hai."
    assert [block["kind"] for block in article["blocks"]] == ["text"]
    assert "<p>Tiếp công dân sáng thứ hai.</p>" in article["blocks"][0]["html"]


def test_every_kind_of_block_is_told_as_the_page_shows_it(news: Places, client: Client) -> None:
    page, site = ArticlePage.objects.get(title="Tin khác"), news.justice.site
    picture = Picture(title="Ảnh", description="Một hình vuông.", collection=site.collection)
    picture.file.save("anh.png", SimpleUploadedFile("anh.png", drawn()))
    attachment = Attachment(title="Tệp", collection=site.collection)
    attachment.file.save("tep.pdf", SimpleUploadedFile("tep.pdf", b"%PDF-1.4"))
    shown = {"picture": picture, "alt": "Một hình vuông.", "caption": "Chú thích"}
    page.body = [
        ("picture", shown), ("photo_set", [shown, shown]), ("quote", {"words": "Lời <nói>", "who": "Ông An"}),
        ("attachment", {"document": attachment, "title": "Biểu mẫu"}),
        ("table", {"data": [["Xã", "Số hộ"], ["Ba Lòng", "120"]], "first_row_is_table_header": True, "table_caption": "Hộ"}),
    ]  # fmt: skip
    page.save()
    blocks = {block["kind"]: block["html"] for block in told(client, f"/articles/{page.pk}")["blocks"]}
    assert 'alt="Một hình vuông."' in blocks["picture"]
    assert blocks["photo_set"].count("<img") == 2
    assert "Lời &lt;nói&gt;" in blocks["quote"]
    assert "Biểu mẫu" in blocks["attachment"]
    assert "Ba Lòng" in blocks["table"]
    Path(picture.file.path).unlink()
    picture.renditions.all().delete()
    assert client.get(f"{API}/articles/{page.pk}").status_code == 200


def test_english_says_so_and_which_article_it_tells(news: Places, client: Client) -> None:
    page = ArticlePage.objects.get(title="Tin khác")
    section = SectionPage.objects.get(url_path="/so-tu-phap/tin-tuc/")
    english = section.add_child(
        instance=ArticlePage(
            title="Other news", slug="other-news", lead="In short.", day=page.day, language="en", told_from=page,
        )
    )  # fmt: skip
    assert titles(client, "?site=so-tu-phap&language=en") == ["Other news"]
    assert titles(client, "?site=so-tu-phap&language=vi") == ["Tin khác"]
    assert told(client, f"/articles/{english.pk}")["told_from"] == page.pk
    page.unpublish()
    assert told(client, f"/articles/{english.pk}")["told_from"] is None


def test_what_is_behind_a_restriction_is_told_nowhere(news: Places, client: Client) -> None:
    section = SectionPage.objects.get(url_path="/so-tu-phap/tin-tuc/")
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    page = ArticlePage.objects.get(title="Tin khác")
    told(client, f"/articles/{page.pk}", 404)
    assert "Tin khác" not in [
        *titles(client),
        *titles(client, "?q=tin khac"),
        *titles(client, "?agency=H50.5"),
    ]
    assert "tin-tuc" not in [one["place"] for one in told(client, "/sites/so-tu-phap/sections")["items"]]


@pytest.mark.parametrize("state", ["draft", "taken down", "other kind"])
def test_what_is_not_public_is_told_nowhere(news: Places, client: Client, state: str) -> None:
    page = ArticlePage.objects.get(title="Tin khác")
    pk = page.pk
    if state == "draft":
        section = SectionPage.objects.get(url_path="/so-tu-phap/tin-tuc/")
        draft = ArticlePage(title="Nháp kín", slug="nhap", lead="Kín.", day=date(2026, 11, 22), live=False)
        pk = section.add_child(instance=draft).pk
    elif state == "taken down":
        page.unpublish()
    else:
        pk = news.justice.site.root_id
    assert told(client, f"/articles/{pk}", 404)["code"] == "page_not_found"
    for asked in ("", "?agency=H50.5", "?q=nhap kin", "?q=tin khac&site=so-tu-phap"):
        assert "Nháp kín" not in titles(client, asked)
        assert state != "taken down" or "Tin khác" not in titles(client, asked)


def test_an_unpublished_change_is_not_told(news: Places, client: Client) -> None:
    page = ArticlePage.objects.get(title="Tin khác")
    page.lead = "Chưa duyệt."
    page.save_revision()
    assert told(client, f"/articles/{page.pk}")["lead"] == "Tin khác, ý chính."


@pytest.mark.parametrize(
    "asked",
    [
        "?after=x", "?after=2026-11-20", "?after=2026-13-01.1", "?after=2026-11-20.²", "?limit=0", "?limit=101",
        "?q=tin&after=-1", "?q=tin&after=2026-11-20.1", "?since=hom-qua", "?site=%00", "?language=fr", "?section=A", "?section=../x",
    ],
)  # fmt: skip
def test_what_breaks_the_contract_is_named(places: Places, client: Client, asked: str) -> None:
    assert told(client, f"/articles{asked}", 422)["fields"]


@pytest.mark.parametrize(
    "asked",
    ["?agency=%00", "?q=%00", "?since=9999-12-31", "?after=0001-01-01.999999999999999999", f"?q={'a' * 300}"],
)
def test_odd_but_allowed_values_are_answered(news: Places, client: Client, asked: str) -> None:
    told(client, f"/articles{asked}")


@pytest.mark.parametrize("pk", ["0", "-1", "99999999999999999999", "x"])
def test_a_key_out_of_range_is_refused(places: Places, client: Client, pk: str) -> None:
    assert told(client, f"/articles/{pk}", 422)["fields"]


def test_reads_are_kept_ready_made_but_not_what_a_search_found(news: Places, client: Client) -> None:
    pk = ArticlePage.objects.get(title="Tin khác").pk
    for kept in ("/sites", "/sites/so-noi-vu", "/sites/so-noi-vu/sections", "/articles", f"/articles/{pk}"):
        assert client.get(API + kept).headers[HEADER] == "portal"
    assert HEADER not in client.get(f"{API}/articles?q=tin").headers
    assert HEADER not in client.get(f"{API}/articles/999999").headers


def test_a_list_costs_no_more_however_long_it_is(
    news: Places, client: Client, django_assert_max_num_queries: Any
) -> None:
    told(client, "/articles?limit=1")
    with django_assert_max_num_queries(2):
        assert len(titles(client, "?limit=100")) == 5
