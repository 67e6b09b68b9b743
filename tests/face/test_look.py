"""A reader's wishes for the look of pages live in cookies and never lead to another site."""

from html import unescape

import pytest
from django.test import Client, RequestFactory

from hienluong.face.look import CHOICES, look_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("name", "value"), [(name, values[-1]) for name, values in CHOICES.items()])
def test_a_wish_is_remembered(client: Client, name: str, value: str) -> None:
    response = client.post("/hien-thi/", {name: value, "next": "/thanh-phan/"})
    assert response["Location"] == "/thanh-phan/"
    assert client.cookies[f"hl_{name}"].value == value


def test_an_unknown_wish_counts_as_the_default(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.COOKIES["hl_theme"] = '"><script>'
    assert look_of(request).theme == "auto"


@pytest.mark.parametrize(
    "away", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"]
)
def test_the_way_back_never_leaves_the_site(client: Client, away: str) -> None:
    assert client.post("/hien-thi/", {"theme": "dark", "next": away})["Location"] == "/"


def test_without_a_named_page_the_way_back_is_the_page_before(client: Client) -> None:
    response = client.post(
        "/hien-thi/", {"text": "large"}, headers={"referer": "http://testserver/thu-tuc/?q=a"}
    )
    assert response["Location"] == "/thu-tuc/?q=a"


def test_the_dark_sheet_follows_the_wish(client: Client) -> None:
    assert 'media="screen and (prefers-color-scheme: dark)"' in client.get("/").content.decode()
    client.cookies["hl_theme"] = "dark"
    assert 'media="screen"' in client.get("/").content.decode()
    client.cookies["hl_theme"] = "light"
    assert "dark.css" not in client.get("/").content.decode()


def test_large_type_and_high_contrast_are_told_to_the_styles(client: Client) -> None:
    client.cookies["hl_text"], client.cookies["hl_contrast"] = "large", "more"
    page = client.get("/").content.decode()
    assert 'data-contrast="more" data-text="large"' in page


def test_the_language_changes_by_a_form(client: Client) -> None:
    assert 'lang="vi"' in client.get("/").content.decode()
    client.post("/ngon-ngu/", {"language": "en", "next": "/"})
    assert '<html lang="en"' in client.get("/").content.decode()


def test_the_language_changes_on_the_same_page_with_the_same_question(client: Client) -> None:
    page = client.get("/thu-tuc/?q=khai+sinh&trang=2").content.decode()
    here = "/thu-tuc/?q=khai+sinh&amp;trang=2"
    assert (
        f'<input type="hidden" name="next" value="{here}">\n  <button class="quiet" name="language"' in page
    )
    assert client.post("/ngon-ngu/", {"language": "en", "next": unescape(here)})["Location"] == unescape(here)


def test_after_a_refused_form_the_language_does_not_lead_to_its_address(client: Client) -> None:
    page = client.post("/khong-co/?x=1").content.decode()
    assert 'name="next" value="/khong-co/"' in page


def test_what_the_browser_says_of_its_menus_does_not_change_the_language(client: Client) -> None:
    response = client.get("/", headers={"accept-language": "en-US,en;q=0.9"})
    assert '<html lang="vi"' in response.content.decode()
    assert response["Content-Language"] == "vi"


def test_a_language_we_do_not_speak_counts_as_vietnamese(client: Client) -> None:
    client.cookies["django_language"] = "fr"
    assert '<html lang="vi"' in client.get("/").content.decode()
