"""Apps reach the API with a token of the provider, for what was agreed and for nothing else."""

import base64
import hashlib
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from hienluong.base.errors import NotAllowed, SignInNeeded
from hienluong.kernel.people.public import Account, Party
from hienluong.kernel.signin.errors import NotLinked, TokenRefused
from hienluong.kernel.signin.public import ApiToken

from .provider import Browser, ProviderProcess, enter_as_citizen

pytestmark = pytest.mark.django_db
VERIFIER = "v" * 50


def token_for(browser: Browser, *scopes: str) -> dict[str, str]:
    """As an app gets it: authorization code with PKCE, the person agrees."""
    tokens = answer_for(browser, *scopes)
    assert tokens.status_code == 200, tokens.text
    return dict(tokens.json())


def answer_for(browser: Browser, *scopes: str, verifier: str = VERIFIER) -> httpx.Response:
    client_id, secret = browser.provider.register_app(*scopes)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code", "client_id": client_id, "redirect_uri": "http://127.0.0.1/app", "state": "s",
        "scope": " ".join(["openid", *scopes]), "code_challenge": challenge, "code_challenge_method": "S256",
    }  # fmt: skip
    answer = browser.walk(f"{browser.provider.issuer}/o/authorize?{urlencode(asked)}")
    code = parse_qs(urlsplit(answer).query)["code"][0]
    form = {
        "grant_type": "authorization_code", "code": code, "redirect_uri": asked["redirect_uri"],
        "code_verifier": verifier,
    }  # fmt: skip
    return httpx.post(f"{browser.provider.issuer}/o/token", data=form, auth=(client_id, secret))


def request(token: str, kind: str = "Bearer") -> HttpRequest:
    return RequestFactory().get("/api/v1/cases", headers={"Authorization": f"{kind} {token}"})


def test_a_token_makes_the_actor_of_whoever_gave_it(browser: Browser) -> None:
    enter_as_citizen(Client(), browser)
    asking = request(token_for(browser, "cases:read")["access_token"])
    actor = ApiToken("cases:read")(asking)
    assert actor.party_id == Party.objects.get().pk
    assert asking.actor is actor


def test_the_challenge_holds_across_the_page_of_consent(browser: Browser) -> None:
    answer = answer_for(browser, "cases:read", verifier="w" * 50)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


def test_a_token_does_only_what_was_agreed(browser: Browser) -> None:
    enter_as_citizen(Client(), browser)
    with pytest.raises(NotAllowed):
        ApiToken("cases:file")(request(token_for(browser, "cases:read")["access_token"]))


def test_a_token_without_a_scope_of_ours_is_not_made_for_us(browser: Browser) -> None:
    enter_as_citizen(Client(), browser)
    with pytest.raises(TokenRefused):
        ApiToken("cases:read")(request(token_for(browser, "profile")["access_token"]))


def test_the_id_token_opens_nothing(browser: Browser) -> None:
    with pytest.raises(TokenRefused):
        ApiToken("cases:read")(request(token_for(browser, "cases:read")["id_token"]))


def test_who_never_signed_in_here_is_told_to(browser: Browser) -> None:
    with pytest.raises(NotLinked):
        ApiToken("cases:read")(request(token_for(browser, "cases:read")["access_token"]))


def test_a_closed_account_has_no_api(browser: Browser) -> None:
    enter_as_citizen(Client(), browser)
    token = token_for(browser, "cases:read")["access_token"]
    Account.objects.update(is_active=False)
    with pytest.raises(TokenRefused):
        ApiToken("cases:read")(request(token))


def test_without_a_token_or_with_rubbish_it_is_401(provider: ProviderProcess) -> None:
    with pytest.raises(SignInNeeded):
        ApiToken("cases:read")(RequestFactory().get("/api/v1/cases"))
    with pytest.raises(SignInNeeded):
        ApiToken("cases:read")(request("x", kind="Basic"))
    with pytest.raises(TokenRefused) as refusal:
        ApiToken("cases:read")(request("rubbish"))
    assert (refusal.value.status, refusal.value.code) == (401, "token_refused")


def test_an_app_asks_for_no_more_than_it_was_registered_for(browser: Browser) -> None:
    client_id, _secret = browser.provider.register_app("cases:read")
    asked = {
        "response_type": "code", "client_id": client_id, "redirect_uri": "http://127.0.0.1/app", "state": "s",
        "scope": "openid identity", "code_challenge": "c" * 43, "code_challenge_method": "S256",
    }  # fmt: skip
    browser.sign_in_with_password()
    answer = browser.get(f"{browser.provider.issuer}/o/authorize?{urlencode(asked)}")
    assert "error=invalid_scope" in answer.headers["Location"]


def test_an_answer_goes_to_a_registered_address_alone(browser: Browser) -> None:
    client_id, _secret = browser.provider.register_app("cases:read")
    asked = {
        "response_type": "code", "client_id": client_id, "redirect_uri": "https://evil.example/", "state": "s",
        "scope": "openid", "code_challenge": "c" * 43, "code_challenge_method": "S256",
    }  # fmt: skip
    browser.sign_in_with_password()
    answer = browser.get(f"{browser.provider.issuer}/o/authorize?{urlencode(asked)}")
    assert "Location" not in answer.headers
