"""Citizens enter through an identity provider: the real one, in a process of its own."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.db import connection
from django.test import Client
from tests.translations.left_vietnamese import left_vietnamese

from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.people.public import (
    Account,
    LinkedIdentity,
    OidcSession,
    Party,
    PartyIn,
    PartyKind,
    find_or_create_party,
)
from hienluong.kernel.signin.models import OpenSession
from hienluong.kernel.signin.public import Person, sign_in_person

from .conftest import is_in
from .provider import PERSON, Browser, ProviderProcess, enter_as_citizen

pytestmark = pytest.mark.django_db


def asked(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def test_a_citizen_enters_and_becomes_a_party(client: Client, browser: Browser) -> None:
    answer = enter_as_citizen(client, browser, "/tai-khoan/?a=1")
    assert answer["Location"] == "/tai-khoan/?a=1"
    party = Party.objects.get()
    assert (party.full_name, party.birth_date, party.identifier_tail) == (
        PERSON.name,
        PERSON.birth_date,
        PERSON.identifier[-4:],
    )
    assert PERSON.name in client.get("/tai-khoan/").content.decode()
    assert Entry.objects.get(verb="signin.signed_in").facts == {"way": "provider"}


def test_who_was_served_at_a_counter_before_keeps_that_party(client: Client, browser: Browser) -> None:
    walk_in = find_or_create_party(
        SYSTEM, PartyIn(PartyKind.PERSON, "Lê T Tâm", PERSON.identifier, phone="0912345678")
    )
    enter_as_citizen(client, browser)
    party = Party.objects.get()
    assert party.pk == walk_in.pk
    assert (party.full_name, party.phone) == (PERSON.name, "0912345678")


def test_the_second_time_it_is_the_same_account(browser: Browser) -> None:
    for _ in range(2):
        enter_as_citizen(Client(), browser)
    assert (Account.objects.count(), LinkedIdentity.objects.count(), Party.objects.count()) == (1, 1, 1)


def test_playing_a_citizen_and_signing_in_as_one_is_the_same_account(
    client: Client, browser: Browser
) -> None:
    played = sign_in_person(
        Person(browser.provider.issuer, PERSON.subject, PERSON.name, PERSON.identifier, PERSON.birth_date)
    )
    enter_as_citizen(client, browser)
    assert client.session["_auth_user_id"] == str(played.pk)
    assert LinkedIdentity.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_first_sign_in_at_many_places_at_once_makes_one_account() -> None:
    def enter(_: int) -> int:
        try:
            return sign_in_person(
                Person("https://dinh-danh.example", "s-1", PERSON.name, PERSON.identifier)
            ).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as places:
        accounts = set(places.map(enter, range(8)))
    assert (
        len(accounts)
        == Account.objects.count()
        == Party.objects.count()
        == LinkedIdentity.objects.count()
        == 1
    )


def test_the_request_carries_state_nonce_and_an_s256_challenge(
    client: Client, provider: ProviderProcess
) -> None:
    first, second = (asked(client.get("/dang-nhap/cong-dan/")["Location"]) for _ in range(2))
    assert first["code_challenge_method"] == "S256"
    for name in ("state", "nonce", "code_challenge"):
        assert len(first[name]) >= 43
        assert first[name] != second[name]
    assert first["redirect_uri"] == f"{provider.site}/dang-nhap/cong-dan/tra-loi/"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_provider_speaks_the_language_of_the_page_that_led_there(
    client: Client, browser: Browser, language: str
) -> None:
    client.cookies["django_language"] = language
    page = browser.get(client.get("/dang-nhap/cong-dan/")["Location"], follow_redirects=True).text
    assert f'<html lang="{language}">' in page
    if language == "en":
        assert left_vietnamese(page) == []


def test_the_provider_gives_no_code_without_a_challenge(client: Client, browser: Browser) -> None:
    begun = client.get("/dang-nhap/cong-dan/")["Location"]
    for bad in (begun.replace("code_challenge=", "x="), begun.replace("S256", "plain")):
        assert browser.get(bad).status_code == 400
        assert browser.head(bad).status_code == 400


def test_a_stolen_code_is_worth_nothing_without_the_verifier(client: Client, browser: Browser) -> None:
    begun = client.get("/dang-nhap/cong-dan/")["Location"]
    code = asked(browser.walk(begun))["code"]
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": asked(begun)["redirect_uri"],
        "code_verifier": "w" * 43,
    }
    answer = httpx.post(f"{browser.provider.issuer}/o/token", data=form, auth=credentials())
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def credentials() -> tuple[str, str]:
    from django.conf import settings

    return ("hien-luong", settings.SECRETS["identity"])


def test_an_answer_counts_once(client: Client, browser: Browser) -> None:
    answer = urlsplit(browser.walk(client.get("/dang-nhap/cong-dan/")["Location"]))
    address = f"{answer.path}?{answer.query}"
    assert client.get(address).status_code == 302
    client.post("/dang-xuat/")
    again = client.get(address)
    assert again.status_code == 400
    assert not is_in(client)


def test_a_code_counts_once_at_the_provider(client: Client, browser: Browser) -> None:
    begun = client.get("/dang-nhap/cong-dan/")["Location"]
    kept = dict(client.session["signin.begun"])
    code = asked(browser.walk(begun))["code"]
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": asked(begun)["redirect_uri"],
        "code_verifier": next(iter(kept.values()))["verifier"],
    }
    tries = [
        httpx.post(f"{browser.provider.issuer}/o/token", data=form, auth=credentials()) for _ in range(2)
    ]
    assert [each.status_code for each in tries] == [200, 400]


def test_an_answer_begun_in_another_browser_is_refused(client: Client, browser: Browser) -> None:
    """Otherwise an attacker could sign a victim in as the attacker."""
    answer = urlsplit(browser.walk(client.get("/dang-nhap/cong-dan/")["Location"]))
    victim = Client()
    assert victim.get(f"{answer.path}?{answer.query}").status_code == 400
    assert not is_in(victim)


def test_whoever_says_no_at_the_provider_is_told_how_to_go_on(
    client: Client, provider: ProviderProcess
) -> None:
    state = asked(client.get("/dang-nhap/cong-dan/")["Location"])["state"]
    answer = client.get("/dang-nhap/cong-dan/tra-loi/", {"error": "access_denied", "state": state})
    assert answer.status_code == 400
    assert "đăng nhập lại" in answer.content.decode()


def test_an_answer_of_another_issuer_is_refused(client: Client, provider: ProviderProcess) -> None:
    state = asked(client.get("/dang-nhap/cong-dan/")["Location"])["state"]
    answer = client.get(
        "/dang-nhap/cong-dan/tra-loi/", {"code": "x", "state": state, "iss": "https://evil.example"}
    )
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "evil", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_the_provider_leads_to_no_other_site(client: Client, browser: Browser, evil: str) -> None:
    location = enter_as_citizen(client, browser, evil)["Location"]
    assert location == "/tai-khoan/" or not location.startswith(("//", "http", "/\\"))


def test_another_person_at_the_same_computer_is_another_account(
    browser: Browser, provider: ProviderProcess
) -> None:
    from hienluong.province.identity.people import DEMO_CITIZENS

    enter_as_citizen(Client(), browser)
    with Browser(provider) as other:
        enter_as_citizen(Client(), other, number=DEMO_CITIZENS[1].identifier)
    assert Party.objects.count() == 2


def test_a_closed_account_stays_outside(client: Client, browser: Browser) -> None:
    enter_as_citizen(Client(), browser)
    Account.objects.update(is_active=False)
    assert enter_as_citizen(client, browser).status_code == 403
    assert not is_in(client)


def test_the_session_remembers_which_session_there_opened_it(client: Client, browser: Browser) -> None:
    enter_as_citizen(client, browser)
    link = OidcSession.objects.get()
    assert (link.session_key, link.issuer) == (client.session.session_key, browser.provider.issuer)
    assert len(link.sid) == 36
    assert OpenSession.objects.get().way == "provider"


def test_the_id_token_tells_nothing_personal(client: Client, browser: Browser) -> None:
    """It travels in addresses at sign-out."""
    import jwt

    enter_as_citizen(client, browser)
    claims = jwt.decode(client.session["signin.provider"]["id_token"], options={"verify_signature": False})
    assert PERSON.identifier not in str(claims)
    assert PERSON.name not in str(claims)


def test_signing_out_leads_over_the_provider_and_back(client: Client, browser: Browser) -> None:
    enter_as_citizen(client, browser)
    there = client.post("/dang-xuat/")["Location"]
    assert there.startswith(f"{browser.provider.issuer}/o/logout?")
    assert not is_in(client)
    assert browser.walk(there) == f"{browser.provider.site}/dang-xuat/xong/"
    assert "/dang-nhap/" in browser.get(f"{browser.provider.issuer}/").headers["Location"]


def test_the_provider_takes_its_own_password_and_locks_after_guesses(provider: ProviderProcess) -> None:
    from hienluong.province.identity.people import demo_people

    someone = demo_people()[3].number
    with Browser(provider) as right:
        assert right.sign_in_with_password(someone).status_code == 302
    with Browser(provider) as wrong:
        for _ in range(6):
            answer = wrong.sign_in_with_password(someone, "sai")
        assert "tạm khóa" in answer.text
