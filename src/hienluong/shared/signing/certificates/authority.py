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
    CertifiedKey,
    Issuer,
    Leaf,
    Revoked,
    leaf_certificate,
    revocation_list,
)
from hienluong.shared.signing.certificates.parsing import parsed_certificate
from hienluong.shared.signing.certificates.stamps import StampAuthority
from hienluong.shared.signing.certificates.status import Asked, Standing, about, names_issuer, status_answer
from hienluong.shared.signing.errors import KeyRefused, NoSigningKey
from hienluong.shared.signing.models import Authority, AuthorityKind, SigningKey
from hienluong.shared.signing.providers import SoftProvider, provider_named

__all__ = [
    "authority_chain",
    "authority_crl",
    "crl",
    "issue_certificate",
    "issuer_of",
    "leaf_of",
    "own_roots",
    "own_status",
    "pem_of",
    "soft_provider",
    "stamp_authority",
    "status_of",
]


def soft_provider() -> SoftProvider:
    """The provider of the authority's own keys."""
    provider = provider_named(SoftProvider.name)
    if not isinstance(provider, SoftProvider):
        raise TypeError("the authority's keys are soft ones")
    return provider


def issuer_of(kind: AuthorityKind) -> Issuer:
    """The authority's certificate and key. Raises NoSigningKey when this installation has none."""
    authority = Authority.objects.filter(kind=kind).first()
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
    return leaf_certificate(leaf_of(key, subject), clock.now(), issuer_of(AuthorityKind.ISSUING))


def leaf_of(key: CertifiedKey, subject: x509.Name) -> Leaf:
    """What a certificate of the issuing authority says, with the addresses where to ask about it."""
    lists, status = (settings.HOME.address + reverse(f"signing:{name}") for name in ("crl", "status"))
    return Leaf(key, subject, lists, status)


def own_roots() -> list[str]:
    """The roots (PEM) below which this installation certifies its people; empty when others certify them."""
    return authority_chain()[-1:]


def authority_chain() -> list[str]:
    """The authority's certificates as PEM, issuing first; empty when this installation has none."""
    held = dict(Authority.objects.values_list("kind", "certificate"))
    return [held[kind] for kind in (AuthorityKind.ISSUING, AuthorityKind.ROOT) if kind in held]


def crl() -> bytes:
    """The list of certificates taken back, in DER, signed now. Raises NoSigningKey without an authority."""
    return revocation_list(issuer_of(AuthorityKind.ISSUING), _revoked(), clock.now())


def authority_crl() -> bytes:
    """The root's list of authorities taken back, in DER: there is none. Raises NoSigningKey without an authority."""
    return revocation_list(issuer_of(AuthorityKind.ROOT), (), clock.now())


def _revoked() -> Iterator[Revoked]:
    taken_back = SigningKey.objects.filter(revoked_at__isnull=False).order_by("pk")
    for serial, at in taken_back.values_list("serial", "revoked_at"):
        if at is not None:
            yield Revoked(int(serial, 16), at)


def status_of(asked: Asked) -> bytes:
    """The answer about one certificate (OCSP), in DER, signed now. Raises NoSigningKey without an authority."""
    issuer = issuer_of(AuthorityKind.ISSUING)
    return status_answer(asked, _standing(asked, issuer), issuer, clock.now())


def own_status(serial: int) -> bytes:
    """The answer about a certificate of our issuing authority, as anybody would get it."""
    return status_of(about(serial, issuer_of(AuthorityKind.ISSUING)))


def _standing(asked: Asked, issuer: Issuer) -> Standing:
    if not names_issuer(asked, issuer):
        return Standing(known=False)
    key = SigningKey.objects.filter(serial=f"{asked.serial:x}").values_list("revoked_at").first()
    if key is not None:
        return Standing(known=True, revoked_at=key[0])
    stamping = Authority.objects.filter(kind=AuthorityKind.STAMPING).first()
    return Standing(
        known=stamping is not None and _parsed(stamping.certificate).serial_number == asked.serial
    )


def stamp_authority() -> StampAuthority:
    """The time-stamping authority in the box. Raises NoSigningKey without one."""
    own = issuer_of(AuthorityKind.STAMPING)
    return StampAuthority(
        parsed_certificate(pem_of(own.certificate)),
        tuple(parsed_certificate(text) for text in authority_chain()[:1]),
        own.key,
    )
