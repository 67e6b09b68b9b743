"""The page with the two doors, the provider that is away, and the doors of a demonstration."""

import re
import sys
from collections.abc import Iterator
from dataclasses import asdict
from types import ModuleType

import pytest
from django.test import Client
from django.urls import Resolver404, path, resolve

from hienluong.config import urls as house
from hienluong.config.home import Home, Mode
from hienluong.config.settings.signin import demo_personas
from hienluong.kernel.people.public import Account
from hienluong.kernel.signin.citizens.documents import forget_documents
from hienluong.kernel.signin.models import OpenSession
from hienluong.kernel.signin.urls import demo_urls
from hienluong.province.demo import DEMO_ACCOUNTS
from hienluong.province.identity.people import DEMO_CITIZENS

from .conftest import is_in

pytestmark = pytest.mark.django_db


def test_there_are_two_doors_and_the_asked_page_goes_along(client: Client) -> None:
    page = client.get("/dang-nhap/", {"next": "/tai-khoan/?a=1&b=2"}).content.decode()
    assert "Công dân, tổ chức" in page
    assert "Cán bộ, công chức" in page
    doors = re.findall(r'href="(/dang-nhap/[^"]+)"', page)
    assert sum("next=%2Ftai-khoan%2F%3Fa%3D1%26b%3D2" in door for door in doors) == 2


@pytest.mark.parametrize(
    "evil", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_an_address_elsewhere_does_not_go_along(client: Client, evil: str) -> None:
    page = client.get("/dang-nhap/", {"next": evil}).content.decode()
    assert not [way for way in re.findall(r'(?:href|action)="([^"]*)"', page) if "evil" in way]


def test_who_is_signed_in_already_goes_on(citizen: Account, client: Client) -> None:
    client.force_login(citizen)
    assert client.get("/dang-nhap/", {"next": "/tai-khoan/lien-he/"})["Location"] == "/tai-khoan/lien-he/"


def test_when_the_provider_is_away_the_page_says_what_to_do(client: Client, settings: object) -> None:
    settings.OIDC_PROVIDERS = [{**settings.OIDC_PROVIDERS[0], "issuer": "http://127.0.0.1:1"}]
    forget_documents()
    answer = client.get("/dang-nhap/cong-dan/")
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Bản nháp đã lưu vẫn còn" in page
    assert "trung tâm phục vụ hành chính công" in page


def test_signing_out_works_while_the_provider_is_away(
    citizen: Account, client: Client, settings: object
) -> None:
    settings.OIDC_PROVIDERS = [{**settings.OIDC_PROVIDERS[0], "issuer": "http://127.0.0.1:1"}]
    forget_documents()
    client.force_login(citizen)
    session = client.session
    session["signin.provider"] = {"issuer": "http://127.0.0.1:1", "id_token": "x"}
    session.save()
    assert client.post("/dang-xuat/")["Location"] == "/dang-xuat/xong/"
    assert not is_in(client)


def test_a_provider_that_is_not_named_has_no_door(client: Client) -> None:
    assert client.get("/dang-nhap/cong-dan/2/").status_code == 404


def test_the_doors_of_a_demonstration_do_not_exist_elsewhere(client: Client) -> None:
    with pytest.raises(Resolver404):
        resolve("/dang-nhap/thu/")
    assert "Dùng thử" not in client.get("/dang-nhap/").content.decode()


@pytest.mark.parametrize("mode", [Mode.PRODUCTION, Mode.TEST])
def test_nobody_can_be_played_outside_a_demonstration(mode: str) -> None:
    from pathlib import Path

    assert demo_personas(Home(Path(), 8000, mode, "")) == []


@pytest.fixture
def demonstration(settings: object) -> Iterator[None]:
    """The site with the addresses of a demonstration."""
    urls = ModuleType("urls_of_a_demonstration")
    urls.urlpatterns = [
        *(path(each.pattern._route, each.callback) for each in demo_urls()),
        *house.urlpatterns,
    ]
    sys.modules[urls.__name__] = urls
    settings.ROOT_URLCONF = urls.__name__
    officers = [{"key": each.username, "name": each.full_name, "says": each.says} for each in DEMO_ACCOUNTS]
    settings.DEMO_PERSONAS = [*(asdict(each) for each in DEMO_CITIZENS), *officers, {"key": "chuyenvien"}]
    yield
    del sys.modules[urls.__name__]


def test_one_tap_plays_a_citizen(demonstration: None, client: Client) -> None:
    client.post("/dang-nhap/thu/", {"vai": DEMO_CITIZENS[0].key})
    assert DEMO_CITIZENS[0].name in client.get("/tai-khoan/").content.decode()
    assert OpenSession.objects.get().way == "demo"


def test_one_tap_plays_an_officer(demonstration: None, officer: Account, client: Client) -> None:
    client.post("/dang-nhap/thu/", {"vai": "chuyenvien"})
    assert client.session["_auth_user_id"] == str(officer.pk)


@pytest.mark.parametrize("key", ["", "khong-co", "quantri"])
def test_who_is_not_there_cannot_be_played(demonstration: None, client: Client, key: str) -> None:
    assert client.post("/dang-nhap/thu/", {"vai": key}).status_code == 404
    assert client.get("/dang-nhap/thu/").status_code == 405
