"""A token is believed for what its maker signed, for whom, until when, once."""

import base64
import hashlib
import json
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from hienluong.base import clock
from hienluong.kernel.signin.citizens import documents
from hienluong.kernel.signin.citizens.providers import Provider, providers
from hienluong.kernel.signin.citizens.tokens import verify_access_token, verify_id_token, verify_logout_token
from hienluong.kernel.signin.errors import ProviderDown, TokenRefused

from .tokens import EVENT, ISSUER, PaperProvider, claims

pytestmark = pytest.mark.django_db
API = "https://dich-vu-cong.example/api/v1"


@pytest.fixture
def paper(settings: object, monkeypatch: pytest.MonkeyPatch) -> PaperProvider:
    paper = PaperProvider()
    settings.OIDC_PROVIDERS = [{**settings.OIDC_PROVIDERS[0], "issuer": ISSUER}]
    monkeypatch.setattr(documents, "get_json", paper.get_json)
    documents.forget_documents()
    return paper


def read(token: str, nonce: str = "n", access_token: str = "at") -> dict[str, Any]:
    (provider,) = providers()
    return verify_id_token(provider, token, nonce=nonce, access_token=access_token)


def refused(token: str) -> str:
    with pytest.raises(TokenRefused) as refusal:
        read(token)
    return str(refusal.value.facts["reason"])


def test_a_good_token_is_believed(paper: PaperProvider) -> None:
    assert read(paper.sign(claims(nonce="n")))["sub"] == "s-1"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"nonce": "other"}, "nonce"),
        ({"nonce": None}, "nonce"),
        ({"aud": "another-client"}, "InvalidAudienceError"),
        ({"aud": None}, "MissingRequiredClaimError"),
        ({"iss": "https://evil.example"}, "InvalidIssuerError"),
        ({"exp": int(time.time()) - 60}, "ExpiredSignatureError"),
        ({"exp": None}, "MissingRequiredClaimError"),
        ({"iat": int(time.time()) + 600}, "ImmatureSignatureError"),
        ({"sub": None}, "MissingRequiredClaimError"),
        ({"azp": "another-client"}, "azp"),
        ({"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}, "at_hash"),
    ],
)
def test_one_wrong_claim_is_enough_to_refuse(
    paper: PaperProvider, changes: dict[str, Any], reason: str
) -> None:
    assert refused(paper.sign(claims(**{"nonce": "n", **changes}))) == reason


def test_the_hash_of_the_access_token_must_fit(paper: PaperProvider) -> None:
    half = base64.urlsafe_b64encode(hashlib.sha256(b"at").digest()[:16]).rstrip(b"=").decode()
    assert read(paper.sign(claims(nonce="n", at_hash=half)))


def test_a_token_without_a_signature_is_refused(paper: PaperProvider) -> None:
    assert refused(jwt.encode(claims(nonce="n"), None, algorithm="none", headers={"kid": "a"}))


def test_the_public_key_is_no_password(paper: PaperProvider) -> None:
    """The old trick: HS256 with the published RSA key as its secret."""
    published = paper.keys["a"].public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    head = base64.urlsafe_b64encode(json.dumps({"alg": "HS256", "kid": "a"}).encode()).rstrip(b"=")
    body = base64.urlsafe_b64encode(json.dumps(claims(nonce="n")).encode()).rstrip(b"=")
    import hmac

    mark = hmac.new(published, head + b"." + body, hashlib.sha256).digest()
    forged = b".".join([head, body, base64.urlsafe_b64encode(mark).rstrip(b"=")]).decode()
    assert refused(forged) == "InvalidAlgorithmError"


def test_a_changed_byte_is_found(paper: PaperProvider) -> None:
    head, body, mark = paper.sign(claims(nonce="n")).split(".")
    other = base64.urlsafe_b64encode(json.dumps(claims(nonce="n", sub="s-2")).encode()).rstrip(b"=").decode()
    assert body != other
    assert refused(f"{head}.{other}.{mark}") == "InvalidSignatureError"


@pytest.mark.parametrize("rubbish", ["", "a", "a.b.c", "ey.ey.ey", "é.é.é", "x" * 20_000])
def test_rubbish_is_refused(paper: PaperProvider, rubbish: str) -> None:
    assert refused(rubbish)


def test_keys_on_a_curve_are_read_too(paper: PaperProvider) -> None:
    paper.use_curve("e")
    assert read(paper.sign(claims(nonce="n"), kid="e", algorithm="ES256"))


def test_a_new_key_of_the_provider_is_found_without_a_restart(paper: PaperProvider) -> None:
    read(paper.sign(claims(nonce="n")))
    paper.rotate("b")
    with clock.frozen(datetime.now(UTC) + timedelta(seconds=11)):
        assert read(paper.sign(claims(nonce="n"), kid="b"))


def test_a_key_that_was_withdrawn_no_longer_counts(paper: PaperProvider) -> None:
    old = paper.sign(claims(nonce="n"))
    read(old)
    paper.rotate("b")
    with clock.frozen(datetime.now(UTC) + timedelta(minutes=16)):
        assert refused(old) == "unknown_key"


def test_a_flood_of_unknown_keys_is_no_flood_of_calls(paper: PaperProvider) -> None:
    stranger = PaperProvider()
    (key,) = stranger.keys.values()
    for number in range(50):
        stranger.keys = {str(number): key}
        assert refused(stranger.sign(claims(nonce="n"), kid=str(number))) == "unknown_key"
    assert paper.calls == 1


def test_known_keys_serve_while_the_provider_is_away(
    paper: PaperProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = paper.sign(claims(nonce="n", exp=int(time.time()) + 3600))
    read(token)

    calls = []

    def away(url: str, *, bearer: str = "") -> dict[str, Any]:
        calls.append(url)
        raise ProviderDown

    monkeypatch.setattr(documents, "get_json", away)
    with clock.frozen(datetime.now(UTC) + timedelta(minutes=20)):
        for _ in range(20):
            assert read(token)
    assert len(calls) == 1


def test_a_provider_that_claims_to_be_another_is_not_believed(paper: PaperProvider) -> None:
    paper.says_issuer = "https://evil.example"
    with pytest.raises(ProviderDown):
        read(paper.sign(claims(nonce="n")))


def test_an_access_token_counts_for_our_api_alone(paper: PaperProvider) -> None:
    good = claims(aud=[API], token_use="access", scope="cases:read")
    assert verify_access_token(paper.sign(good), API)["scope"] == "cases:read"
    for bad in (
        {"aud": "another-api"},
        {"token_use": None},
        {"exp": int(time.time()) - 60},
        {"iss": "https://evil.example"},
    ):
        with pytest.raises(TokenRefused):
            verify_access_token(paper.sign({**good, **bad}), API)


def test_an_id_token_is_no_access_token(paper: PaperProvider) -> None:
    with pytest.raises(TokenRefused):
        verify_access_token(paper.sign(claims(nonce="n")), API)


def leave(**changes: Any) -> dict[str, Any]:
    return claims(**{"jti": "j-1", "sid": "sid-1", "events": {EVENT: {}}, **changes})


def test_a_logout_token_counts_once(paper: PaperProvider) -> None:
    token = paper.sign(leave())
    assert verify_logout_token(token)["sid"] == "sid-1"
    with pytest.raises(TokenRefused) as refusal:
        verify_logout_token(token)
    assert refusal.value.facts["reason"] == "replayed"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"nonce": "n"}, "nonce_present"),
        ({"events": None}, "events"),
        ({"events": {"http://example/other": {}}}, "events"),
        ({"events": [EVENT]}, "events"),
        ({"sid": None, "sub": None}, "whom"),
        ({"jti": None}, "MissingRequiredClaimError"),
        ({"iat": None}, "MissingRequiredClaimError"),
        ({"aud": "another-client"}, "InvalidAudienceError"),
        ({"exp": int(time.time()) - 60}, "ExpiredSignatureError"),
        ({"iss": "https://evil.example"}, "unknown_issuer"),
    ],
)
def test_a_wrong_logout_token_ends_nothing(
    paper: PaperProvider, changes: dict[str, Any], reason: str
) -> None:
    with pytest.raises(TokenRefused) as refusal:
        verify_logout_token(paper.sign({name: v for name, v in leave(**changes).items() if v is not None}))
    assert refusal.value.facts["reason"] == reason


def test_a_real_provider_is_a_matter_of_settings() -> None:
    (provider,) = providers()
    assert isinstance(provider, Provider)
    assert provider.client_id == "hien-luong"
