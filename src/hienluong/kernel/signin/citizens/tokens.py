"""Tokens of a provider, verified on the spot with its published keys."""

import base64
import hashlib
import hmac
import logging
from collections.abc import Sequence
from typing import Any

import jwt
from django.core.cache import cache

from hienluong.kernel.signin.citizens.documents import signing_key
from hienluong.kernel.signin.citizens.providers import Provider, provider_of
from hienluong.kernel.signin.errors import TokenRefused

__all__ = ["verify_access_token", "verify_id_token", "verify_logout_token"]

log = logging.getLogger(__name__)

_ALGORITHMS = ["RS256", "ES256"]
"""Fixed here: what a token says of its own algorithm is never believed alone."""
_LEEWAY_SECONDS = 30
_LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
_LOGOUT_SECONDS = 600
_LONGEST = 16_000


def verify_id_token(provider: Provider, token: str, *, nonce: str, access_token: str) -> dict[str, Any]:
    """The claims of an id token made for this sign-in (OpenID Connect Core 1.0, 3.1.3.7).

    Raises TokenRefused, ProviderDown.
    """
    claims = _verified(token, provider.issuer, provider.client_id, required=("sub", "exp", "iat"))
    if not hmac.compare_digest(str(claims.get("nonce", "")), nonce):
        raise _refused("nonce")
    if claims.get("azp", provider.client_id) != provider.client_id:
        raise _refused("azp")
    if "at_hash" in claims and claims["at_hash"] != _half_hash(access_token):
        raise _refused("at_hash")
    return claims


def verify_access_token(token: str, audience: str) -> dict[str, Any]:
    """The claims of an access token that one of the providers made for our API. Raises TokenRefused, ProviderDown."""
    claims = _verified(token, _issuer_in(token), audience, required=("sub", "exp", "iat"))
    if claims.get("token_use") != "access":
        raise _refused("token_use")
    return claims


def verify_logout_token(token: str) -> dict[str, Any]:
    """The claims of a logout token, good once (OpenID Connect Back-Channel Logout 1.0, 2.6).

    Raises TokenRefused, ProviderDown.
    """
    provider = provider_of(_issuer_in(token))
    claims = _verified(token, provider.issuer, provider.client_id, required=("iat", "jti", "exp"))
    events = claims.get("events")
    if not isinstance(events, dict) or _LOGOUT_EVENT not in events:
        raise _refused("events")
    if "nonce" in claims:
        raise _refused("nonce_present")
    if not (claims.get("sub") or claims.get("sid")):
        raise _refused("whom")
    if not cache.add(f"signin.logout|{provider.issuer}|{claims['jti']}", "used", timeout=_LOGOUT_SECONDS):
        raise _refused("replayed")
    return claims


def _verified(token: str, issuer: str, audience: str, required: Sequence[str]) -> dict[str, Any]:
    try:
        key_id = str(jwt.get_unverified_header(_short(token)).get("kid", ""))
        key = signing_key(issuer, key_id)
        claims: dict[str, Any] = jwt.decode(
            token, key=key.key, algorithms=_algorithms_of(key), issuer=issuer, audience=audience,
            leeway=_LEEWAY_SECONDS, options={"require": [*required, "iss", "aud"]},
        )  # fmt: skip
    except jwt.PyJWTError as error:
        raise _refused(type(error).__name__) from error
    return claims


def _algorithms_of(key: jwt.PyJWK) -> list[str]:
    """The one algorithm that fits the published key."""
    return [name for name in _ALGORITHMS if name == key.algorithm_name]


def _issuer_in(token: str) -> str:
    """Who the token says made it; believed only after the signature was checked with that issuer's key."""
    try:
        claims = jwt.decode(_short(token), options={"verify_signature": False})
    except jwt.PyJWTError as error:
        raise _refused("unreadable") from error
    return provider_of(str(claims.get("iss", ""))).issuer


def _short(token: str) -> str:
    if len(token) > _LONGEST:
        raise _refused("too_long")
    return token


def _half_hash(access_token: str) -> str:
    """The left half of the digest, as `at_hash` holds it; both our algorithms use SHA-256."""
    digest = hashlib.sha256(access_token.encode()).digest()
    return base64.urlsafe_b64encode(digest[:16]).rstrip(b"=").decode()


def _refused(reason: str) -> TokenRefused:
    log.warning("token_refused reason=%s", reason)
    return TokenRefused(reason=reason)
