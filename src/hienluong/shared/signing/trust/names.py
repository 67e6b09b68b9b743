"""Who a certificate is about."""

from dataclasses import dataclass

from asn1crypto import x509

from hienluong.shared.signing.models import Role, SigningKey

__all__ = ["Holder", "holder_of"]


@dataclass(frozen=True, slots=True)
class Holder:
    """Name, agency and title as the certificate says them; `role` is known for keys of this house only."""

    who: str
    agency: str
    title: str
    role: Role | None


def holder_of(certificate: x509.Certificate) -> Holder:
    """The certificate's subject, and whether its key is in our books."""
    role = (
        SigningKey.objects.filter(fingerprint=certificate.sha256.hex()).values_list("role", flat=True).first()
    )
    who, agency, title = (_part(certificate, name) for name in ("common_name", "organization_name", "title"))
    return Holder(who, agency, title, Role(role) if role else None)


def _part(certificate: x509.Certificate, name: str) -> str:
    value = certificate.subject.native.get(name, "")
    return " ".join(value) if isinstance(value, list) else str(value)
