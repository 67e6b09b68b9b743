"""Certificates as the libraries of signatures want them."""

from functools import lru_cache

from asn1crypto import pem, x509

__all__ = ["parsed_certificate"]


@lru_cache(maxsize=4096)
def parsed_certificate(text: str) -> x509.Certificate:
    """A certificate from PEM; kept, because each object works out its names and keys anew. Raises ValueError."""
    _, _, der = pem.unarmor(text.encode())
    return x509.Certificate.load(der)
