"""Signed statements (JWS, RFC 7515, ES256). Pure."""

import hashlib
import json
from functools import lru_cache

import jwt
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from pydantic import TypeAdapter, ValidationError

from hienluong.systems.exchange.errors import NotBelieved
from hienluong.systems.exchange.values import Header, Receipt

__all__ = ["digest_of", "fingerprint", "header_in", "issuer_of", "receipt_in", "signed"]

_ALGORITHM = "ES256"
_HEADER, _RECEIPT = "hl-header+jws", "hl-receipt+jws"


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of a certificate, by which keys are named."""
    return hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


def digest_of(token: str) -> str:
    """SHA-256 of a statement as it travels."""
    return hashlib.sha256(token.encode()).hexdigest()


def signed(statement: Header | Receipt, key: ec.EllipticCurvePrivateKey, key_name: str) -> str:
    """The statement with the installation's signature; `key_name` is its certificate's fingerprint."""
    kind = _HEADER if isinstance(statement, Header) else _RECEIPT
    written = json.dumps(
        statement.facts(), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()
    return _WRITER.encode(written, key, _ALGORITHM, headers={"kid": key_name, "typ": kind})


def issuer_of(token: str) -> str:
    """The fingerprint that a statement names; nothing is believed yet. Raises NotBelieved."""
    try:
        name = jwt.get_unverified_header(token).get("kid", "")
    except jwt.PyJWTError as error:
        raise NotBelieved(reason="unreadable") from error
    return str(name)


def header_in(token: str, certificate: str) -> Header:
    """A header that the holder of the certificate (PEM) signed. Raises NotBelieved."""
    try:
        return _HEADERS.validate_json(_believed(token, certificate, _HEADER))
    except ValidationError as error:
        raise NotBelieved(reason="shape") from error


def receipt_in(token: str, certificate: str) -> Receipt:
    """A receipt that the holder of the certificate (PEM) signed. Raises NotBelieved."""
    try:
        return _RECEIPTS.validate_json(_believed(token, certificate, _RECEIPT))
    except ValidationError as error:
        raise NotBelieved(reason="shape") from error


_WRITER = jwt.PyJWS(algorithms=[_ALGORITHM])
_HEADERS, _RECEIPTS = TypeAdapter(Header), TypeAdapter(Receipt)


@lru_cache(maxsize=256)
def _public_key(certificate: str) -> ec.EllipticCurvePublicKey:
    key = x509.load_pem_x509_certificate(certificate.encode()).public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise NotBelieved(reason="key")
    return key


def _believed(token: str, certificate: str, kind: str) -> bytes:
    try:
        whole = _WRITER.decode_complete(token, _public_key(certificate), algorithms=[_ALGORITHM])
    except jwt.PyJWTError as error:
        raise NotBelieved(reason="signature") from error
    if whole["header"].get("typ") != kind:
        raise NotBelieved(reason="kind")
    return bytes(whole["payload"])
