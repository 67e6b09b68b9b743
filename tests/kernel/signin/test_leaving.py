"""Who signs out at the provider is signed out here: the provider tells, and tells again when we were away."""

import time
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from hienluong.kernel.journal.models import Entry
from hienluong.kernel.people.public import OidcSession
from hienluong.kernel.signin.models import OpenSession

from .provider import Browser, ProviderProcess, enter_as_citizen

ADDRESS = "/dang-nhap/cong-dan/dang-xuat-nguon/"


@pytest.fixture
def site(provider: ProviderProcess, transactional_db: None) -> Iterator[LiveServer]:
    """The site at the address where the provider calls."""
    server = LiveServer(provider.site.removeprefix("http://"))
    yield server
    server.stop()


def wait_until_left(client: Client, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if client.get("/tai-khoan/").status_code == 302:
            return
        time.sleep(0.1)
    raise AssertionError("still signed in")


def test_leaving_the_provider_ends_the_session_here(site: LiveServer, browser: Browser) -> None:
    client, elsewhere = Client(), Client()
    enter_as_citizen(client, browser)
    with Browser(browser.provider) as other:
        enter_as_citizen(elsewhere, other)
        browser.sign_out()
        wait_until_left(client)
        assert elsewhere.get("/tai-khoan/").status_code == 200
    assert OpenSession.objects.count() == OidcSession.objects.count() == 1
    assert Entry.objects.filter(verb="signin.ended_by_provider").count() == 1


def test_a_site_that_was_away_hears_of_it_when_it_is_back(
    transactional_db: None, provider: ProviderProcess, browser: Browser
) -> None:
    client = Client()
    enter_as_citizen(client, browser)
    browser.sign_out()
    assert client.get("/tai-khoan/").status_code == 200
    server = LiveServer(provider.site.removeprefix("http://"))
    try:
        wait_until_left(client)
    finally:
        server.stop()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sent", [{}, {"logout_token": ""}, {"logout_token": "a.b.c"}, {"logout_token": "x" * 30_000}]
)
def test_a_call_without_a_good_token_is_refused_and_ends_nothing(
    client: Client, sent: dict[str, str]
) -> None:
    answer = client.post(ADDRESS, sent)
    assert (answer.status_code, answer.json()) == (400, {"error": "invalid_request"})
    assert answer["Cache-Control"].startswith("no-store") or "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_only_posts_are_heard(client: Client) -> None:
    assert client.get(ADDRESS).status_code == 405
