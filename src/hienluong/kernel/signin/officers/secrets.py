"""Seeds of one-time codes at rest: encrypted, so that a stolen backup opens no account."""

import base64
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hienluong.kernel.people.public import derived_key

__all__ = ["seal", "unseal"]

_NONCE_BYTES = 12


def seal(text: str) -> str:
    """The text encrypted, as base64."""
    nonce = os.urandom(_NONCE_BYTES)
    return base64.b64encode(nonce + _cipher().encrypt(nonce, text.encode(), None)).decode()


def unseal(sealed: str) -> str:
    """The text that was sealed."""
    raw = base64.b64decode(sealed)
    return _cipher().decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], None).decode()


def _cipher() -> AESGCM:
    return AESGCM(derived_key("django", "second factor"))
