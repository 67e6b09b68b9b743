"""An article may have an English counterpart; the frame speaks the reader's language, what is Vietnamese says so."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from tests.systems.portal.conftest import Places
from tests.translations.left_vietnamese import left_vietnamese

from hienluong.systems.portal.models import ArticlePage, SectionPage

VIETNAMESE = "/trang/so-noi-vu/tin-tuc/cai-cach/"
ENGLISH = "/trang/so-noi-vu/tin-tuc/reform/"


@pytest.fixture
def both(places: Places) -> tuple[ArticlePage, ArticlePage]:
    section = SectionPage.objects.get(url_path="/so-noi-vu/tin-tuc/")
    words = {"day": date(2026, 11, 23)}
    told = ArticlePage(
        title="Cải cách", slug="cai-cach", lead="Ý chính.", body=[("text", "<p>Đoạn.</p>")], **words
    )
    section.add_child(instance=told)
    english = ArticlePage(
        title="Reform", slug="reform", lead="In short.", language="en", told_from=told, **words
    )
    section.add_child(instance=english)
    return told, english


def in_english() -> Client:
    client = Client()
    client.post("/ngon-ngu/", {"language": "en", "next": "/"})
    return client


def read(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.usefixtures("both")
def test_the_two_lead_to_one_another_for_people_and_for_machines(client: Client) -> None:
    for address, other, language in ((VIETNAMESE, ENGLISH, "en"), (ENGLISH, VIETNAMESE, "vi")):
        page = read(client, address)
        assert f'<a href="{other}" hreflang="{language}" lang="{language}">' in page
        for told, place in (("vi", VIETNAMESE), ("en", ENGLISH), ("x-default", VIETNAMESE)):
            assert f'<link rel="alternate" hreflang="{told}" href="http' in page
            assert f'{place}">' in page


def test_a_counterpart_that_is_not_public_is_not_offered(
    both: tuple[ArticlePage, ArticlePage], client: Client
) -> None:
    both[1].unpublish()
    page = read(client, VIETNAMESE)
    assert ENGLISH not in page
    assert "hreflang" not in page


@pytest.mark.usefixtures("both")
def test_lists_are_in_the_readers_language(client: Client) -> None:
    vietnamese, english = (
        read(client, "/trang/so-noi-vu/tin-tuc/"),
        read(in_english(), "/trang/so-noi-vu/tin-tuc/"),
    )
    assert ("Cải cách</a>" in vietnamese, "Reform</a>" in vietnamese) == (True, False)
    assert ("Cải cách</a>" in english, "Reform</a>" in english) == (False, True)


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize(
    "address", ["/trang/", "/trang/so-noi-vu/", "/trang/so-noi-vu/tin-tuc/", VIETNAMESE, ENGLISH]
)
def test_in_english_what_stays_vietnamese_is_marked(address: str) -> None:
    page = read(in_english(), address)
    assert '<html lang="en"' in page
    assert left_vietnamese(page) == []


@pytest.mark.usefixtures("both")
def test_the_menu_of_a_site_is_told_in_english() -> None:
    assert "Administrative procedures" in read(in_english(), "/trang/so-noi-vu/")


@pytest.mark.usefixtures("both")
def test_an_english_article_says_so_and_is_not_read_by_a_vietnamese_voice(client: Client) -> None:
    page = read(client, ENGLISH)
    assert '<h1 lang="en">Reform</h1>' in page
    assert "loi-doc/" not in page


def test_only_english_tells_a_vietnamese_article_of_the_same_site(
    both: tuple[ArticlePage, ArticlePage], places: Places
) -> None:
    told, english = both
    english.language = "vi"
    with pytest.raises(ValidationError):
        english.clean()
    elsewhere = SectionPage.objects.get(url_path="/so-tu-phap/tin-tuc/")
    other = ArticlePage(title="Khác", slug="khac", lead="Ý.", day=date(2026, 11, 23))
    elsewhere.add_child(instance=other)
    english.language, english.told_from = "en", other
    with pytest.raises(ValidationError):
        english.clean()
    assert told.told_from is None
