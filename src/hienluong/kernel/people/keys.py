"""Keys made from the installation's secrets, one for each use, so that none tells another."""

from functools import cache

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

__all__ = ["derived_key"]


def derived_key(secret: str, use: str) -> bytes:
    """32 bytes for one use of the secret with this name in `settings.SECRETS`."""
    return _derived(settings.SECRETS[secret], f"{secret}/{use}")


@cache
def _derived(secret: str, info: str) -> bytes:
    derivation = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info.encode())
    return derivation.derive(bytes.fromhex(secret))
