"""The authorization code flow with PKCE, state and nonce (RFC 6749, RFC 7636, OpenID Connect Core 1.0)."""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

import httpx
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from hienluong.base import clock
from hienluong.kernel.signin.citizens.calls import get_json, post_form
from hienluong.kernel.signin.citizens.documents import configuration
from hienluong.kernel.signin.citizens.providers import Provider, provider_of
from hienluong.kernel.signin.citizens.tokens import verify_id_token
from hienluong.kernel.signin.errors import IdentityIncomplete, ProviderDown, SignInExpired, TokenRefused

__all__ = ["Answer", "Begun", "Person", "begin", "finish"]

_BEGUN_KEY = "signin.begun"
_SECONDS = 600
_AT_ONCE = 5
"""Sign-ins that one browser may have open in different tabs."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in that was begun in this browser."""

    issuer: str
    nonce: str
    verifier: str
    next: str
    at: float


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a provider has identified."""

    issuer: str
    subject: str
    full_name: str
    identifier: str
    birth_date: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A sign-in that the provider has confirmed."""

    person: Person
    next: str
    id_token: str
    sid: str


def begin(request: HttpRequest, provider: Provider, next_path: str) -> str:
    """Remember a new sign-in in the session; the provider's address to send the browser to. Raises ProviderDown."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    address = _endpoint(provider.issuer, "authorization_endpoint")
    begun = Begun(provider.issuer, nonce, verifier, next_path, clock.now().timestamp())
    open_ones = list(request.session.get(_BEGUN_KEY, {}).items())[-(_AT_ONCE - 1) :]
    request.session[_BEGUN_KEY] = {**dict(open_ones), state: asdict(begun)}
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": _redirect_uri(),
        "scope": provider.scopes,
        "state": state,
        "nonce": nonce,
        "code_challenge": _challenge(verifier),
        "code_challenge_method": "S256",
        "ui_locales": get_language() or settings.LANGUAGE_CODE,
    }
    return f"{address}?{urlencode(asked)}"


def finish(request: HttpRequest) -> Answer:
    """Turn the provider's answer into a person.

    The sign-in is taken out of the session first, so that an answer counts once.
    Raises SignInExpired, TokenRefused, ProviderDown, IdentityIncomplete.
    """
    begun = _take(request)
    provider = provider_of(begun.issuer)
    if request.GET.get("iss", provider.issuer) != provider.issuer:  # RFC 9207
        raise TokenRefused(reason="iss_of_answer")
    if "code" not in request.GET:
        raise SignInExpired(reason=request.GET.get("error", "no_code"))
    tokens = _exchange(provider, request.GET["code"], begun.verifier)
    access_token, id_token = str(tokens.get("access_token", "")), str(tokens.get("id_token", ""))
    claims = verify_id_token(provider, id_token, nonce=begun.nonce, access_token=access_token)
    told = _told(provider, claims, access_token)
    return Answer(_person(provider, told), begun.next, id_token, str(claims.get("sid", "")))


def _take(request: HttpRequest) -> Begun:
    open_ones = dict(request.session.get(_BEGUN_KEY, {}))
    kept = open_ones.pop(request.GET.get("state", ""), None)
    request.session[_BEGUN_KEY] = open_ones
    if kept is None:
        raise SignInExpired(reason="unknown_state")
    begun = Begun(**kept)
    if clock.now().timestamp() - begun.at > _SECONDS:
        raise SignInExpired(reason="too_late")
    return begun


def _exchange(provider: Provider, code: str, verifier: str) -> dict[str, Any]:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": _redirect_uri(),
        "code_verifier": verifier,
    }
    address = _endpoint(provider.issuer, "token_endpoint")
    status, content = post_form(address, form, (provider.client_id, provider.client_secret))
    if status != httpx.codes.OK:
        raise TokenRefused(reason=str(content.get("error", status)))
    return content


def _told(provider: Provider, claims: Mapping[str, Any], access_token: str) -> Mapping[str, Any]:
    """The claims with those of the userinfo endpoint, which must speak of the same person."""
    address = configuration(provider.issuer).get("userinfo_endpoint")
    if provider.identifier_claim in claims or not address:
        return claims
    more = get_json(str(address), bearer=access_token)
    if more.get("sub") != claims["sub"]:
        raise TokenRefused(reason="userinfo_of_another")
    return {**more, **claims}


def _person(provider: Provider, told: Mapping[str, Any]) -> Person:
    name, identifier = str(told.get("name", "")), str(told.get(provider.identifier_claim, ""))
    if not name or not identifier:
        raise IdentityIncomplete
    return Person(provider.issuer, str(told["sub"]), name, identifier, _day(told.get("birthdate")))


def _day(written: object) -> date | None:
    """A whole birth date; providers may know the year alone, which is no date."""
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _redirect_uri() -> str:
    return f"{settings.HOME.address}{reverse('signin:citizen-answer')}"


def _endpoint(issuer: str, name: str) -> str:
    address = configuration(issuer).get(name)
    if not isinstance(address, str):
        raise ProviderDown(reason=name)
    return address
