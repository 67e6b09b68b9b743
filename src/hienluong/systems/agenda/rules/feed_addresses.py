"""Secret addresses of feeds. Pure."""

import hashlib

__all__ = ["digest_of"]


def digest_of(token: str) -> str:
    """What is kept of a secret address."""
    return hashlib.sha256(token.encode()).hexdigest()
