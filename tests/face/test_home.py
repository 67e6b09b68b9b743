"""The first page asks what one needs, for everybody, without a trace in the browser."""

import html
import re
from urllib.parse import unquote

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve

from hienluong.face import nav
from hienluong.face.nav import Area, NavItem
from hienluong.face.pages.home import home
from hienluong.kernel.access.public import NOBODY, Actor, ActorKind

CITIZEN = Actor(kind=ActorKind.CITIZEN, name="Huyền Ngọc Ậ")
OFFICER = Actor(kind=ActorKind.OFFICER, name="Trần Văn Nghĩa")


def _home_for(rf: RequestFactory, actor: Actor) -> HttpResponse:
    request: HttpRequest = rf.get("/")
    request.actor = actor  # type: ignore[attr-defined]
    request._messages = []  # type: ignore[attr-defined]
    return home(request)


def test_the_first_form_is_the_search_of_procedures(rf: RequestFactory) -> None:
    page = _home_for(rf, NOBODY).content.decode()
    assert '<form role="search" method="get" action="/thu-tuc/">' in page
    assert 'name="q"' in page


@pytest.mark.parametrize("door", ["/thu-tuc/", "/tra-cuu/", "/xac-minh/", "/ho-so-cua-toi/"])
def test_each_door_stands_on_the_first_page(rf: RequestFactory, door: str) -> None:
    assert f'href="{door}"' in _home_for(rf, NOBODY).content.decode()


@pytest.mark.parametrize(
    "written", ["/thu-tuc/", "/tra-cuu/", "/xac-minh/", "/ho-so-cua-toi/", "/dang-nhap/", "/dang-xuat/"]
)
def test_addresses_written_in_the_layout_exist(written: str) -> None:
    """The face stands below the packages that own them, so it cannot ask them by name."""
    assert resolve(written)


def test_nobody_is_offered_to_sign_in(rf: RequestFactory) -> None:
    page = _home_for(rf, NOBODY).content.decode()
    assert 'href="/dang-nhap/?next=/"' in page
    assert "Đăng xuất" not in page


@pytest.mark.parametrize("actor", [CITIZEN, OFFICER], ids=["citizen", "officer"])
def test_one_who_is_signed_in_sees_the_name_and_the_way_out(rf: RequestFactory, actor: Actor) -> None:
    page = _home_for(rf, actor).content.decode()
    assert actor.name in page
    assert 'action="/dang-xuat/"' in page
    assert "csrfmiddlewaretoken" in page


def test_an_officer_finds_the_way_back_to_the_desk(rf: RequestFactory) -> None:
    assert "Về bàn làm việc" in _home_for(rf, OFFICER).content.decode()
    assert "Về bàn làm việc" not in _home_for(rf, CITIZEN).content.decode()


def test_what_is_for_citizens_alone_is_not_offered_to_strangers(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = NavItem(label="Chỉ của người dân", url_name="face:gallery", area=Area.CITIZEN)
    monkeypatch.setattr(nav, "_items", [item])
    assert item.label in _home_for(rf, CITIZEN).content.decode()
    assert item.label not in _home_for(rf, NOBODY).content.decode()


@pytest.mark.django_db
def test_a_stranger_gets_no_cookie(client: Client) -> None:
    assert not client.get("/").cookies


@pytest.mark.django_db
def test_nothing_in_the_page_runs_or_styles_by_itself(client: Client, settings: object) -> None:
    """The content policy would refuse it: no inline script, no style attribute, no handler."""
    settings.DEMO = True
    for address in ("/", "/thanh-phan/", "/thanh-phan/can-bo/"):
        page = client.get(address).content.decode()
        assert " style=" not in page
        assert "<style" not in page
        assert " onclick=" not in page
        assert page.count("<script") == page.count("<script src=")


@pytest.mark.django_db
def test_the_gallery_is_closed_outside_a_demonstration(client: Client) -> None:
    assert client.get("/thanh-phan/").status_code == 404


@pytest.mark.django_db
def test_the_head_kept_for_everybody_leads_each_reader_back_to_the_own_question(client: Client) -> None:
    for words in ("khai sinh", "<kết hôn>"):
        page = client.get("/thu-tuc/", {"q": words}).content.decode()
        told = re.findall(r'name="next" value="([^"]*)"', page)
        assert told
        assert {unquote(html.unescape(value)) for value in told} == {f"/thu-tuc/?q={words.replace(' ', '+')}"}
