"""Personal and tax numbers at rest: encrypted for those who may read them, hashed with a key for look-up.

Both keys come from the installation's secret `identifiers` by HKDF, so that neither tells the other.
A backup without that secret holds no readable number, and hashes cannot be guessed through.
"""

import hashlib
import hmac
import os
from dataclasses import dataclass
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

__all__ = ["IdentifierUnreadable", "Protected", "digest_of", "protect", "unprotect"]

_NONCE_BYTES = 12
_CONTEXT = b"hienluong party identifier v1"


class IdentifierUnreadable(RuntimeError):
    """The stored number was made with other secrets, or the row was changed behind the program's back."""


@dataclass(frozen=True, slots=True)
class Protected:
    """A number as it is stored: `digest` finds it, `cipher` gives it back, `tail` may be shown."""

    cipher: bytes
    digest: bytes
    tail: str


def protect(number: str) -> Protected:
    """The stored form of a cleaned number. The same number never encrypts to the same bytes twice."""
    nonce = os.urandom(_NONCE_BYTES)
    digest = digest_of(number)
    # The digest is bound to the cipher, so that a number cannot be moved to another row unseen.
    cipher = nonce + AESGCM(_key("encrypt")).encrypt(nonce, number.encode(), _CONTEXT + digest)
    return Protected(cipher=cipher, digest=digest, tail=number[-4:])


def unprotect(cipher: bytes | memoryview, digest: bytes | memoryview) -> str:
    """The number in clear. Raises IdentifierUnreadable when the row does not fit the secrets."""
    nonce, sealed = bytes(cipher[:_NONCE_BYTES]), bytes(cipher[_NONCE_BYTES:])
    try:
        return AESGCM(_key("encrypt")).decrypt(nonce, sealed, _CONTEXT + bytes(digest)).decode()
    except InvalidTag as error:
        raise IdentifierUnreadable("identifier does not fit the secrets of this installation") from error


def digest_of(number: str) -> bytes:
    """The keyed hash under which a cleaned number is found."""
    return hmac.new(_key("look-up"), number.encode(), hashlib.sha256).digest()


def _key(use: str) -> bytes:
    return _derived(settings.SECRETS["identifiers"], use)


@cache
def _derived(secret: str, use: str) -> bytes:
    derivation = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=f"identifiers/{use}".encode())
    return derivation.derive(bytes.fromhex(secret))
