"""The certification authority in the box: for trying out, and for use inside the province only."""

from collections.abc import Iterator
from functools import lru_cache

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.urls import reverse

from hienluong.base import clock
from hienluong.shared.signing.certificates.building import (
    Issuer,
    Leaf,
    Revoked,
    leaf_certificate,
    revocation_list,
)
from hienluong.shared.signing.errors import KeyRefused, NoSigningKey
from hienluong.shared.signing.models import Authority, AuthorityKind, SigningKey
from hienluong.shared.signing.providers import SoftProvider, provider_named

__all__ = ["authority_chain", "crl", "issue_certificate", "pem_of", "soft_provider"]


def soft_provider() -> SoftProvider:
    """The provider of the authority's own keys."""
    provider = provider_named(SoftProvider.name)
    if not isinstance(provider, SoftProvider):
        raise TypeError("the authority's keys are soft ones")
    return provider


def _issuer() -> Issuer:
    authority = Authority.objects.filter(kind=AuthorityKind.ISSUING).first()
    if authority is None:
        raise NoSigningKey
    return Issuer(_parsed(authority.certificate), soft_provider().private_key(authority.key_reference))


@lru_cache(maxsize=64)
def _parsed(pem: str) -> x509.Certificate:
    return x509.load_pem_x509_certificate(pem.encode())


def pem_of(certificate: x509.Certificate) -> str:
    """The certificate as text."""
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


def issue_certificate(public_key: bytes, subject: x509.Name) -> x509.Certificate:
    """A certificate of the issuing authority for a key (DER). Raises NoSigningKey without an authority."""
    key = serialization.load_der_public_key(public_key)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise KeyRefused
    address = settings.HOME.address + reverse("signing:crl")
    return leaf_certificate(Leaf(key, subject, address), clock.now(), _issuer())


def authority_chain() -> list[str]:
    """The authority's certificates as PEM, issuing first; empty when this installation has none."""
    held = dict(Authority.objects.values_list("kind", "certificate"))
    return [held[kind] for kind in (AuthorityKind.ISSUING, AuthorityKind.ROOT) if kind in held]


def crl() -> bytes:
    """The list of certificates taken back, in DER, signed now. Raises NoSigningKey without an authority."""
    return revocation_list(_issuer(), _revoked(), clock.now())


def _revoked() -> Iterator[Revoked]:
    taken_back = SigningKey.objects.filter(revoked_at__isnull=False).order_by("pk")
    for serial, at in taken_back.values_list("serial", "revoked_at"):
        if at is not None:
            yield Revoked(int(serial, 16), at)
