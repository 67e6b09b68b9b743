"""Make the certification authority in the box."""

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from django.db import connection, transaction

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.signing.certificates.authority import issuer_of, leaf_of, pem_of, soft_provider
from hienluong.shared.signing.certificates.building import (
    Issuer,
    authority_certificate,
    name_of,
    stamp_certificate,
)
from hienluong.shared.signing.models import Authority, AuthorityKind

__all__ = ["ensure_demo_authority"]

_LOCK = 0x5349474E
"""Advisory lock of the authority ("SIGN"): it is made once."""
_ORGANISATION = "Hiền Lương – dùng thử"
_NAMES = {
    AuthorityKind.ROOT: "Hiền Lương Root (dùng thử)",
    AuthorityKind.ISSUING: "Hiền Lương Issuing (dùng thử)",
    AuthorityKind.STAMPING: "Hiền Lương – Dấu thời gian (dùng thử)",
}


@transaction.atomic
def ensure_demo_authority() -> int:
    """Make what is missing of root, issuing and time-stamping authority; how many are new. Safe at every start.

    Their keys are soft ones of this installation. Documents signed below them have no legal value.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
    standing = set(Authority.objects.values_list("kind", flat=True))
    if AuthorityKind.ISSUING not in standing:
        _certified(AuthorityKind.ISSUING, _certified(AuthorityKind.ROOT, None))
    if AuthorityKind.STAMPING not in standing:
        _stamping(issuer_of(AuthorityKind.ISSUING))
    made = len(AuthorityKind) - len(standing)
    if made:
        record(SYSTEM, "signing.authority_made", Subject("authority", AuthorityKind.ISSUING))
    return made


def _certified(kind: AuthorityKind, issuer: Issuer | None) -> Issuer:
    reference, key = _new_key(kind)
    certificate = authority_certificate(key, _named(kind, reference), clock.now(), issuer)
    _keep(kind, reference, certificate)
    return Issuer(certificate, key)


def _stamping(issuer: Issuer) -> None:
    reference, key = _new_key(AuthorityKind.STAMPING)
    leaf = leaf_of(key.public_key(), _named(AuthorityKind.STAMPING, reference))
    _keep(AuthorityKind.STAMPING, reference, stamp_certificate(leaf, clock.now(), issuer))


def _named(kind: AuthorityKind, reference: str) -> x509.Name:
    """No two installations have authorities of one name: issuers and revocation lists are found by it."""
    return name_of(f"{_NAMES[kind]} {reference[-8:]}", _ORGANISATION)


def _new_key(kind: AuthorityKind) -> tuple[str, ec.EllipticCurvePrivateKey]:
    soft, reference = soft_provider(), f"authority-{kind}-{uuid7().hex}"
    soft.make_key(reference)
    return reference, soft.private_key(reference)


def _keep(kind: AuthorityKind, reference: str, certificate: x509.Certificate) -> None:
    Authority.objects.create(
        kind=kind, certificate=pem_of(certificate), key_reference=reference, created_at=clock.now()
    )
