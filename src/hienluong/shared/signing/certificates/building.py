"""Building certificates and revocation lists (RFC 5280). Pure: keys and times come in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

__all__ = [
    "Issuer",
    "Leaf",
    "Revoked",
    "authority_certificate",
    "leaf_certificate",
    "name_of",
    "revocation_list",
    "stamp_certificate",
]

CertifiedKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey
_ROOT_LIFE = timedelta(days=20 * 365)
_ISSUING_LIFE = timedelta(days=10 * 365)
_LEAF_LIFE = timedelta(days=3 * 365)
_LIST_LIFE = timedelta(days=7)
_BACKDATED = timedelta(minutes=5)
"""Certificates begin a little earlier, for machines whose clocks are behind."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who signs certificates: its name and key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a certificate of a person or agency says; where to ask whether it was taken back."""

    public_key: CertifiedKey
    subject: x509.Name
    list_address: str
    status_address: str = ""


@dataclass(frozen=True, slots=True)
class Revoked:
    """A certificate taken back."""

    serial: int
    at: datetime


def name_of(common_name: str, organisation: str, title: str = "") -> x509.Name:
    """A distinguished name in Viet Nam; each part at most 64 letters, as X.520 allows."""
    parts = [
        (NameOID.COUNTRY_NAME, "VN"),
        (NameOID.ORGANIZATION_NAME, organisation),
        (NameOID.TITLE, title),
        (NameOID.COMMON_NAME, common_name),
    ]
    return x509.Name([x509.NameAttribute(oid, value[:64]) for oid, value in parts if value])


def authority_certificate(
    key: ec.EllipticCurvePrivateKey, subject: x509.Name, now: datetime, issuer: Issuer | None
) -> x509.Certificate:
    """The certificate of an authority: its own root when no issuer is given, else one below it."""
    signer = issuer.key if issuer else key
    builder = (
        _begun(key.public_key(), subject, issuer.certificate.subject if issuer else subject, now)
        .not_valid_after(now + (_ISSUING_LIFE if issuer else _ROOT_LIFE))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0 if issuer else 1), critical=True)
        .add_extension(_usage(authority=True), critical=True)
    )
    return _with_keys(builder, key.public_key(), signer).sign(signer, hashes.SHA256())


def leaf_certificate(leaf: Leaf, now: datetime, issuer: Issuer) -> x509.Certificate:
    """A certificate for signing documents, valid three years or as long as its issuer."""
    return _leaf(leaf, now, _LEAF_LIFE, issuer).sign(issuer.key, hashes.SHA256())


def stamp_certificate(
    leaf: Leaf, now: datetime, issuer: Issuer, life: timedelta = _ISSUING_LIFE
) -> x509.Certificate:
    """A certificate for time-stamps and nothing else (RFC 3161, 2.3), valid at most as long as its issuer."""
    use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    builder = _leaf(leaf, now, life, issuer).add_extension(use, critical=True)
    return builder.sign(issuer.key, hashes.SHA256())


def _leaf(leaf: Leaf, now: datetime, life: timedelta, issuer: Issuer) -> x509.CertificateBuilder:
    point = x509.DistributionPoint([x509.UniformResourceIdentifier(leaf.list_address)], None, None, None)
    builder = (
        _begun(leaf.public_key, leaf.subject, issuer.certificate.subject, now)
        .not_valid_after(min(now + life, issuer.certificate.not_valid_after_utc))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(authority=False), critical=True)
        .add_extension(x509.CRLDistributionPoints([point]), critical=False)
    )
    if leaf.status_address:
        asked = x509.AccessDescription(
            AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(leaf.status_address)
        )
        builder = builder.add_extension(x509.AuthorityInformationAccess([asked]), critical=False)
    return _with_keys(builder, leaf.public_key, issuer.key)


def _begun(
    public_key: CertifiedKey, subject: x509.Name, issuer: x509.Name, now: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BACKDATED)
    )


def _with_keys(
    builder: x509.CertificateBuilder,
    public_key: CertifiedKey,
    signer: ec.EllipticCurvePrivateKey,
) -> x509.CertificateBuilder:
    own = x509.SubjectKeyIdentifier.from_public_key(public_key)
    above = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
    return builder.add_extension(own, critical=False).add_extension(above, critical=False)


def _usage(*, authority: bool) -> x509.KeyUsage:
    """An authority signs certificates and lists; others sign documents they stand by."""
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def revocation_list(issuer: Issuer, revoked: Iterable[Revoked], now: datetime) -> bytes:
    """The list of what the issuer took back, in DER, to be fetched again within a week."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(now - _BACKDATED)
        .next_update(now + _LIST_LIFE)
        .add_extension(x509.CRLNumber(int(now.timestamp())), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False
        )
    )
    for entry in revoked:
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder().serial_number(entry.serial).revocation_date(entry.at).build()
        )
    return builder.sign(issuer.key, hashes.SHA256()).public_bytes(Encoding.DER)
