"""Personal and tax numbers at rest: encrypted for those who may read them, hashed with a key for look-up.

Both keys come from the installation's secret `identifiers` by HKDF, so that neither tells the other.
A backup without that secret holds no readable number, and hashes cannot be guessed through.
"""

import hashlib
import hmac
import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hienluong.kernel.people.keys import derived_key

__all__ = ["MASK", "IdentifierUnreadable", "Protected", "digest_of", "protect", "unprotect"]

MASK = "••••••••"
"""Stands for what is not shown of a number."""

_NAME = "identifiers"
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
    cipher = nonce + AESGCM(derived_key(_NAME, "encrypt")).encrypt(nonce, number.encode(), _CONTEXT + digest)
    return Protected(cipher=cipher, digest=digest, tail=number[-4:])


def unprotect(cipher: bytes | memoryview, digest: bytes | memoryview) -> str:
    """The number in clear. Raises IdentifierUnreadable when the row does not fit the secrets."""
    nonce, sealed = bytes(cipher[:_NONCE_BYTES]), bytes(cipher[_NONCE_BYTES:])
    try:
        return AESGCM(derived_key(_NAME, "encrypt")).decrypt(nonce, sealed, _CONTEXT + bytes(digest)).decode()
    except InvalidTag as error:
        raise IdentifierUnreadable("identifier does not fit the secrets of this installation") from error


def digest_of(number: str) -> bytes:
    """The keyed hash under which a cleaned number is found."""
    return hmac.new(derived_key(_NAME, "look-up"), number.encode(), hashlib.sha256).digest()
