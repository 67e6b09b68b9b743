"""What a provider publishes of itself: its addresses and its keys, kept for a while in each process."""

import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any

import jwt

from hienluong.base import clock
from hienluong.kernel.signin.citizens.calls import get_json
from hienluong.kernel.signin.errors import ProviderDown, TokenRefused

__all__ = ["configuration", "forget_documents", "signing_key"]

_KEEP = timedelta(minutes=15)
_ASK_AGAIN = timedelta(seconds=5)
"""An unknown key is looked for anew, a provider that was away is tried again; but neither a flood of bad tokens
nor an outage may become a queue of threads that wait for calls."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Documents:
    configuration: dict[str, Any]
    keys: dict[str, jwt.PyJWK]
    read_at: datetime


@dataclass(slots=True)
class _Shelf:
    """The documents by issuer; one thread reads a provider while the others wait for it."""

    by_issuer: dict[str, _Documents] = field(default_factory=dict)
    tried_at: dict[str, datetime] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


_shelf = _Shelf()


def configuration(issuer: str) -> dict[str, Any]:
    """The provider's discovery document (OpenID Connect Discovery 1.0). Raises ProviderDown."""
    return _documents(issuer, _KEEP).configuration


def signing_key(issuer: str, key_id: str) -> jwt.PyJWK:
    """The provider's key with this id; a new key of the provider is found by asking again.

    Raises TokenRefused when the provider has no such key, ProviderDown when it cannot be asked.
    """
    for older_than in (_KEEP, _ASK_AGAIN):
        key = _documents(issuer, older_than).keys.get(key_id)
        if key is not None:
            return key
    raise TokenRefused(reason="unknown_key")


def forget_documents() -> None:
    """Read everything anew next time."""
    _shelf.by_issuer.clear()
    _shelf.tried_at.clear()


def _documents(issuer: str, older_than: timedelta) -> _Documents:
    with _shelf.lock:
        known, now = _shelf.by_issuer.get(issuer), clock.now()
        if known is not None and now - known.read_at <= older_than:
            return known
        if now - _shelf.tried_at.get(issuer, _LONG_AGO) > _ASK_AGAIN:
            _shelf.tried_at[issuer] = now
            try:
                known = _shelf.by_issuer[issuer] = _read(issuer)
            except ProviderDown:
                log.warning("identity_away issuer=%s known=%s", issuer, known is not None)
        if known is None:
            raise ProviderDown(issuer=issuer)
        return known


def _read(issuer: str) -> _Documents:
    found = get_json(f"{issuer}/.well-known/openid-configuration")
    if found.get("issuer") != issuer:
        raise ProviderDown(reason="issuer_differs")
    published = get_json(str(found.get("jwks_uri"))).get("keys")
    keys = {key.key_id: key for key in map(_key, published or ()) if key is not None and key.key_id}
    return _Documents(found, keys, clock.now())


def _key(published: dict[str, Any]) -> jwt.PyJWK | None:
    """A key we can verify with; others (for encryption, of new kinds) are passed over."""
    if published.get("use", "sig") != "sig" or published.get("kty") not in {"RSA", "EC"}:
        return None
    try:
        return jwt.PyJWK(published)
    except jwt.PyJWTError:
        return None
