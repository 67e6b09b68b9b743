"""Accounts of the tests: all invented."""

from collections.abc import Callable, Iterator

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.people.public import (
    Account,
    AccountKind,
    Officer,
    Party,
    PartyIn,
    PartyKind,
    find_or_create_party,
)
from hienluong.kernel.signin.citizens.documents import forget_documents

from .provider import Browser, ProviderProcess, running_provider

PASSWORD = "cau-hien-luong-1967"
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _quick_passwords(settings: object) -> None:
    """What is tested here is the door, not how long Argon2 takes."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def officer(db: None) -> Account:
    account = Account.objects.create(
        username="chuyenvien", kind=AccountKind.OFFICER, password=PASSWORD, created_at=clock.now()
    )
    Officer.objects.create(account=account, full_name="Lê Thị An", search_key="le thi an", sort_key="an")
    return account


@pytest.fixture
def party(db: None) -> Party:
    return find_or_create_party(SYSTEM, PartyIn(PartyKind.PERSON, "Trần Văn Bến", "045079999917"))


@pytest.fixture
def citizen(party: Party) -> Account:
    account = Account.objects.create(username="cd-1", kind=AccountKind.CITIZEN, created_at=clock.now())
    party.account = account
    party.save()
    return account


@pytest.fixture
def codes(officer: Account) -> Account:
    """The officer with an app that shows codes."""
    TOTP.activate(officer, SEED)
    return officer


def code_at(moment: float) -> str:
    return format_hotp_value(hotp_value(SEED, int(moment) // 30))


@pytest.fixture
def enter() -> Callable[..., Client]:
    """Try the officers' door with a fresh browser."""

    def enter(password: str = PASSWORD, username: str = "chuyenvien", **more: str) -> Client:
        browser = Client()
        browser.answer = browser.post(
            "/dang-nhap/can-bo/", {"login": username, "password": password, **more}, **BROWSER
        )
        return browser

    return enter


BROWSER = {"HTTP_USER_AGENT": "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"}


def is_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


@pytest.fixture(scope="session")
def _running_provider() -> Iterator[ProviderProcess]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(
    _running_provider: ProviderProcess, settings: object, monkeypatch: pytest.MonkeyPatch, db: None
) -> ProviderProcess:
    """The real provider, and the site's settings pointing at it."""
    monkeypatch.setenv("HL_ADDRESS", _running_provider.site)
    settings.OIDC_PROVIDERS = [{**settings.OIDC_PROVIDERS[0], "issuer": _running_provider.issuer}]
    settings.API_AUDIENCE = f"{_running_provider.site}/api/v1"
    forget_documents()
    return _running_provider


@pytest.fixture
def browser(provider: ProviderProcess) -> Iterator[Browser]:
    with Browser(provider) as browser:
        yield browser
