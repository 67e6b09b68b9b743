"""Feeds, maps and facts for machines speak of the installation's own address, whatever the request claims."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from django.test import Client, override_settings
from tests.systems.portal.conftest import Places
from tests.systems.portal.test_reading import article

from hienluong.kernel.access.public import SYSTEM
from hienluong.systems.portal.public import publish_articles

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OURS = "https://quangtri.example"


@pytest.fixture
def news(places: Places) -> None:
    publish_articles(SYSTEM, places.interior.site, [article("Tin <lạ> & mới")])


@override_settings(ADDRESS=OURS)
@pytest.mark.parametrize("at", ["/trang/so-noi-vu/tin-moi.xml", "/trang/so-noi-vu/tin-tuc/tin-moi.xml"])
def test_a_feed_holds_the_news_of_its_part(news: None, client: Client, at: str) -> None:
    feed = ET.fromstring(client.get(at).content)
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Tin <lạ> & mới"
    assert entry.findtext(f"{ATOM}id") == f"{OURS}/trang/so-noi-vu/tin-tuc/tin-la-moi/"


def test_a_feed_without_news_is_whole(news: None, client: Client) -> None:
    assert not ET.fromstring(client.get("/trang/so-tu-phap/tin-moi.xml").content).findall(f"{ATOM}entry")


@override_settings(ADDRESS=OURS)
def test_the_index_leads_to_the_map_of_each_site(news: None, client: Client) -> None:
    maps = [loc.text for loc in ET.fromstring(client.get("/sitemap.xml").content).iter(f"{MAP}loc")]
    assert f"{OURS}/trang/so-noi-vu/sitemap.xml" in maps
    pages = [
        loc.text
        for loc in ET.fromstring(client.get("/trang/so-noi-vu/sitemap.xml").content).iter(f"{MAP}loc")
    ]
    assert f"{OURS}/trang/so-noi-vu/tin-tuc/tin-la-moi/" in pages
    assert not [page for page in pages if "so-tu-phap" in str(page)]


@override_settings(ADDRESS=OURS)
def test_a_page_names_its_one_address_and_says_what_it_is(news: None, client: Client) -> None:
    page = client.get(
        "/trang/so-noi-vu/tin-tuc/tin-la-moi/?utm=x", headers={"X-Forwarded-Host": "boc.example"}
    )
    words = page.content.decode()
    assert f'<link rel="canonical" href="{OURS}/trang/so-noi-vu/tin-tuc/tin-la-moi/">' in words
    assert "boc.example" not in words
    told = json.loads(re.findall(r'ld\+json">(.*?)</script>', words, re.DOTALL)[0])
    assert (told["@type"], told["headline"]) == ("NewsArticle", "Tin <lạ> & mới")


def test_a_foreign_host_is_refused(news: None, client: Client) -> None:
    assert client.get("/trang/so-noi-vu/", headers={"Host": "boc.example"}).status_code == 400


def test_who_is_told_of_weaknesses_is_said_only_when_somebody_is(client: Client) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    with override_settings(SECURITY_CONTACT="mailto:an-toan@quangtri.example"):
        assert (
            "Contact: mailto:an-toan@quangtri.example"
            in client.get("/.well-known/security.txt").content.decode()
        )


def test_robots_stay_out_of_the_desk(client: Client) -> None:
    assert "Disallow: /bien-tap/" in client.get("/robots.txt").content.decode()
