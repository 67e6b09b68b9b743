"""An address of a site where nothing stands leads on: to the site's first page, and to what was probably meant."""

import pytest
from django.test import Client
from tests.systems.portal.conftest import Places

from hienluong.systems.portal.rules.addresses import words_of

HOME = "/trang/so-noi-vu/"


@pytest.mark.parametrize("missing", ["khong-co/", "tin-tuc/bai-da-go/"])
def test_a_reader_who_finds_nothing_stays_in_the_site(places: Places, missing: str) -> None:
    answer = Client().get(f"{HOME}{missing}")
    page = answer.content.decode()
    assert answer.status_code == 404
    main = page.partition("<main")[2].partition("</main>")[0]
    assert "Sở Nội vụ" in main
    assert f'<a href="{HOME}">' in main
    assert f'action="{HOME}tim-kiem/"' in main
    assert "site-menu" in page


def test_the_search_field_holds_the_words_of_the_address(places: Places) -> None:
    assert 'value="bai da go"' in Client().get(f"{HOME}tin-tuc/bai-da-go/").content.decode()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/trang/so-noi-vu/tin-tuc/bai-moi.html", "bai moi"),
        ("/trang/so-noi-vu/Bai_Moi/", "Bai Moi"),
        ("/", ""),
        ("/trang/x/.aspx", ""),
    ],
)
def test_words_of_an_address(path: str, words: str) -> None:
    assert words_of(path) == words


def test_outside_of_sites_nothing_changes(places: Places) -> None:
    answer = Client().get("/trang/khong-co-co-quan/")
    assert answer.status_code == 404
    assert 'href="/thu-tuc/"' in answer.content.decode()
