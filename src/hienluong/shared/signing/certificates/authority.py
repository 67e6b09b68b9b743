"""The certification authority in the box: for trying out, and for use inside the province only."""

from collections.abc import Iterator
from functools import lru_cache

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.signing.certificates.building import (
    Issuer,
    Leaf,
    Revoked,
    authority_certificate,
    leaf_certificate,
    name_of,
    revocation_list,
)
from hienluong.shared.signing.errors import KeyRefused, NoSigningKey
from hienluong.shared.signing.models import Authority, AuthorityKind, SigningKey
from hienluong.shared.signing.providers import SoftProvider, provider_named

__all__ = ["authority_chain", "crl", "ensure_demo_authority", "issue_certificate", "pem_of"]

_LOCK = 0x5349474E
"""Advisory lock of the authority ("SIGN"): it is made once."""
_ORGANISATION = "Hiền Lương – dùng thử"
_NAMES = {
    AuthorityKind.ROOT: "Hiền Lương Root (dùng thử)",
    AuthorityKind.ISSUING: "Hiền Lương Issuing (dùng thử)",
}


@transaction.atomic
def ensure_demo_authority() -> None:
    """Make the root and the issuing authority unless they stand; safe to call at every start.

    Their keys are soft ones of this installation. Documents signed below them have no legal value.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
    if Authority.objects.filter(kind=AuthorityKind.ISSUING).exists():
        return
    root = _make(AuthorityKind.ROOT, None)
    _make(AuthorityKind.ISSUING, root)
    record(SYSTEM, "signing.authority_made", Subject("authority", AuthorityKind.ISSUING))


def _make(kind: AuthorityKind, issuer: Issuer | None) -> Issuer:
    soft = _soft()
    reference = f"authority-{kind}-{uuid7().hex}"
    soft.make_key(reference)
    key = soft.private_key(reference)
    certificate = authority_certificate(key, name_of(_NAMES[kind], _ORGANISATION), clock.now(), issuer)
    Authority.objects.create(
        kind=kind, certificate=pem_of(certificate), key_reference=reference, created_at=clock.now()
    )
    return Issuer(certificate, key)


def _soft() -> SoftProvider:
    provider = provider_named(SoftProvider.name)
    if not isinstance(provider, SoftProvider):
        raise TypeError("the authority's keys are soft ones")
    return provider


def _issuer() -> Issuer:
    authority = Authority.objects.filter(kind=AuthorityKind.ISSUING).first()
    if authority is None:
        raise NoSigningKey
    return Issuer(_parsed(authority.certificate), _soft().private_key(authority.key_reference))


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
