"""Make the certification authority in the box."""

from django.db import connection, transaction

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.signing.certificates.authority import pem_of, soft_provider
from hienluong.shared.signing.certificates.building import Issuer, authority_certificate, name_of
from hienluong.shared.signing.models import Authority, AuthorityKind

__all__ = ["ensure_demo_authority"]

_LOCK = 0x5349474E
"""Advisory lock of the authority ("SIGN"): it is made once."""
_ORGANISATION = "Hiền Lương – dùng thử"
_NAMES = {
    AuthorityKind.ROOT: "Hiền Lương Root (dùng thử)",
    AuthorityKind.ISSUING: "Hiền Lương Issuing (dùng thử)",
}


@transaction.atomic
def ensure_demo_authority() -> int:
    """Make the root and the issuing authority unless they stand; how many are new. Safe to call at every start.

    Their keys are soft ones of this installation. Documents signed below them have no legal value.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
    if Authority.objects.filter(kind=AuthorityKind.ISSUING).exists():
        return 0
    root = _make(AuthorityKind.ROOT, None)
    _make(AuthorityKind.ISSUING, root)
    record(SYSTEM, "signing.authority_made", Subject("authority", AuthorityKind.ISSUING))
    return 2


def _make(kind: AuthorityKind, issuer: Issuer | None) -> Issuer:
    soft = soft_provider()
    reference = f"authority-{kind}-{uuid7().hex}"
    soft.make_key(reference)
    key = soft.private_key(reference)
    certificate = authority_certificate(key, name_of(_NAMES[kind], _ORGANISATION), clock.now(), issuer)
    Authority.objects.create(
        kind=kind, certificate=pem_of(certificate), key_reference=reference, created_at=clock.now()
    )
    return Issuer(certificate, key)
