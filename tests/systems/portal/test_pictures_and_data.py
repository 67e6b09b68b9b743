"""Pictures come in the format and size a browser wants; who saves data gets them after a tap."""

import gzip
import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from tests.systems.portal.conftest import Places
from tests.systems.portal.desk_forms import picture_bytes, stored_picture

from hienluong.systems.portal.models import ArticlePage, Picture, SectionPage

ADDRESS = "/trang/so-noi-vu/tin-tuc/cau/"
SHEETS = ("vendor/face.css", "vendor/site.css", "vendor/dark.css", "face/house.js", "face/mark.svg")
MOST_BYTES = 60_000


@pytest.fixture
def picture(places: Places) -> Picture:
    """On a page, with words around it."""
    one = stored_picture(places.interior.site)
    section = SectionPage.objects.get(url_path="/so-noi-vu/tin-tuc/")
    words = "<p>" + "Người dân nộp hồ sơ ở một nơi, nhận kết quả ở một nơi. " * 200 + "</p>"
    body = [("text", words), ("picture", {"picture": one, "alt": "Cầu Hiền Lương", "caption": "Chú thích"})]
    section.add_child(
        instance=ArticlePage(
            title="Cầu", slug="cau", lead="Ý chính.", day=date(2026, 11, 23), body=body, picture=one
        )
    )
    return one


def page(client: Client, **headers: str) -> str:
    return client.get(ADDRESS, headers=headers).content.decode()


def test_a_picture_is_offered_in_a_modern_format_with_one_for_all(picture: Picture, client: Client) -> None:
    html = page(client)
    assert re.search(
        r'<source type="image/avif" srcset="\S+\.avif 480w, \S+\.avif 960w" sizes="[^"]+">', html
    )
    assert re.search(
        r'<img src="\S+\.jpg" srcset="\S+\.jpg 480w, \S+\.jpg 960w"[^>]+width="960" height="640"', html
    )
    assert 'alt="Cầu Hiền Lương" loading="lazy"' in html


def test_the_first_picture_of_an_article_does_not_wait(picture: Picture, client: Client) -> None:
    assert 'alt="Bến Hải" fetchpriority="high"' in page(client)


def test_the_modern_file_is_smaller_and_may_be_kept(picture: Picture, client: Client) -> None:
    html = page(client)
    sizes = []
    for pattern in (r"(/anh/\S+\.avif) 960w", r"(/anh/\S+\.jpg) 960w"):
        answer = client.get(re.search(pattern, html).group(1))
        assert "immutable" in answer.headers["Cache-Control"]
        sizes.append(len(b"".join(answer.streaming_content)))
    assert sizes[0] < sizes[1] < len(picture_bytes())


def test_a_picture_whose_file_is_gone_leaves_its_words(picture: Picture, client: Client) -> None:
    picture.file.storage.delete(picture.file.name)
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    assert "Ảnh không còn trên máy chủ: Cầu Hiền Lương" in answer.content.decode()


@pytest.mark.parametrize("way", ["cookie", "header"])
def test_who_saves_data_gets_a_link_with_the_words(picture: Picture, client: Client, way: str) -> None:
    if way == "cookie":
        client.post("/hien-thi/", {"data": "less", "next": ADDRESS})
    html = page(client, **({"Save-Data": "on"} if way == "header" else {}))
    assert "<img" not in html
    assert "<picture" not in html
    door = re.search(
        r'<a class="picture-door" href="(/anh/\S+)" data-picture="Cầu Hiền Lương"[^>]*>([^<]+)<', html
    )
    assert door
    assert "Xem ảnh" in door.group(2)
    assert client.get(door.group(1)).status_code == 200


def test_the_readers_word_goes_before_the_browsers(picture: Picture, client: Client) -> None:
    client.post("/hien-thi/", {"data": "all", "next": ADDRESS})
    assert "<picture" in page(client, **{"Save-Data": "on"})


def test_what_only_decorates_is_left_out_when_data_is_saved(picture: Picture, client: Client) -> None:
    article = ArticlePage.objects.get(slug="cau")
    article.body = [("picture", {"picture": picture, "alt": "", "is_decorative": True, "caption": ""})]
    article.picture = None
    article.save()
    assert "/anh/" not in page(client, **{"Save-Data": "on"})


def test_an_article_without_pictures_and_letters_fits_into_sixty_kilobytes(
    picture: Picture, client: Client
) -> None:
    """All a first visit loads: the page and its sheets and scripts, compressed as they are sent; no letters of our own."""
    html = page(client, **{"Save-Data": "on"})
    assert "woff2" not in html
    face = Path(settings.PACKAGE) / "face"
    sheets = [gzip.compress((face / "static" / name).read_bytes(), 6) for name in SHEETS]
    assert len(gzip.compress(html.encode(), 6)) + sum(map(len, sheets)) <= MOST_BYTES
