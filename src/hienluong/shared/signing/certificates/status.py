"""Answers about single certificates (OCSP, RFC 6960). Pure: keys, facts and time come in."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509 import ocsp

from hienluong.shared.signing.certificates.building import Issuer

__all__ = ["Asked", "Standing", "about", "asked_in", "names_issuer", "status_answer"]

_ANSWER_LIFE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """About which certificate somebody asks; issuers are named by digests with `algorithm`."""

    algorithm: hashes.HashAlgorithm
    issuer_name: bytes
    issuer_key: bytes
    serial: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What the books say of a certificate."""

    known: bool
    revoked_at: datetime | None = None


def asked_in(request: bytes) -> Asked:
    """The one certificate of a request (DER). Raises ValueError."""
    read = ocsp.load_der_ocsp_request(request)
    return Asked(read.hash_algorithm, read.issuer_name_hash, read.issuer_key_hash, read.serial_number)


def names_issuer(asked: Asked, issuer: Issuer) -> bool:
    """Whether the question is about a certificate of this issuer."""
    return _digests(issuer, asked.algorithm.name) == (asked.issuer_name, asked.issuer_key)


def about(serial: int, issuer: Issuer) -> Asked:
    """The question that would be asked about a certificate of this issuer."""
    return Asked(hashes.SHA1(), *_digests(issuer, "sha1"), serial)  # noqa: S303 - a name, not a protection


def _digests(issuer: Issuer, algorithm: str) -> tuple[bytes, bytes]:
    name = issuer.certificate.subject.public_bytes()
    key = issuer.certificate.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    return hashlib.new(algorithm, name).digest(), hashlib.new(algorithm, key).digest()


def status_answer(asked: Asked, standing: Standing, issuer: Issuer, now: datetime) -> bytes:
    """The issuer's signed answer, in DER: good, revoked since when, or unknown."""
    if not standing.known:
        status = ocsp.OCSPCertStatus.UNKNOWN
    else:
        status = ocsp.OCSPCertStatus.REVOKED if standing.revoked_at else ocsp.OCSPCertStatus.GOOD
    return (
        ocsp.OCSPResponseBuilder()
        .add_response_by_hash(
            asked.issuer_name,
            asked.issuer_key,
            asked.serial,
            asked.algorithm,
            status,
            now,
            now + _ANSWER_LIFE,
            standing.revoked_at,
            None,
        )
        .responder_id(ocsp.OCSPResponderEncoding.HASH, issuer.certificate)
        .sign(issuer.key, hashes.SHA256())
        .public_bytes(serialization.Encoding.DER)
    )
