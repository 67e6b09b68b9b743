"""Names of algorithms in XML signatures (W3C XML Signature 1.1, RFC 9231), and what is accepted of them."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from lxml import etree

from hienluong.shared.signing.providers import Mechanism

__all__ = [
    "CANONICAL",
    "DIGESTS",
    "ENVELOPED",
    "EXCLUSIVE",
    "PLAIN",
    "SHA256",
    "SIGNATURES",
    "WEAK_DIGEST",
    "WRITTEN",
    "canonical",
    "is_signed_by",
]

ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
WEAK_DIGEST = "http://www.w3.org/2000/09/xmldsig#sha1"
PLAIN = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
_MORE = "http://www.w3.org/2001/04/xmldsig-more#"

DIGESTS: dict[str, Callable[[bytes], "hashlib._Hash"]] = {
    SHA256: hashlib.sha256,
    "http://www.w3.org/2001/04/xmldsig-more#sha384": hashlib.sha384,
    "http://www.w3.org/2001/04/xmlenc#sha512": hashlib.sha512,
    WEAK_DIGEST: hashlib.sha1,
}


@dataclass(frozen=True, slots=True)
class _Signature:
    kind: type[rsa.RSAPublicKey | ec.EllipticCurvePublicKey]
    digest: hashes.HashAlgorithm
    weak: bool = False


SIGNATURES = {
    f"{_MORE}rsa-sha256": _Signature(rsa.RSAPublicKey, hashes.SHA256()),
    f"{_MORE}rsa-sha384": _Signature(rsa.RSAPublicKey, hashes.SHA384()),
    f"{_MORE}rsa-sha512": _Signature(rsa.RSAPublicKey, hashes.SHA512()),
    f"{_MORE}ecdsa-sha256": _Signature(ec.EllipticCurvePublicKey, hashes.SHA256()),
    f"{_MORE}ecdsa-sha384": _Signature(ec.EllipticCurvePublicKey, hashes.SHA384()),
    f"{_MORE}ecdsa-sha512": _Signature(ec.EllipticCurvePublicKey, hashes.SHA512()),
    "http://www.w3.org/2000/09/xmldsig#rsa-sha1": _Signature(rsa.RSAPublicKey, hashes.SHA1(), weak=True),  # noqa: S303 - named as weak
}
WRITTEN = {Mechanism.RSA: f"{_MORE}rsa-sha256", Mechanism.ECDSA: f"{_MORE}ecdsa-sha256"}

CANONICAL = {
    EXCLUSIVE: True,
    f"{EXCLUSIVE}WithComments": True,
    PLAIN: False,
    f"{PLAIN}#WithComments": False,
    "http://www.w3.org/2006/12/xml-c14n11": False,
}
"""Whether exclusive. Comments are gone before anything is canonicalised, and 1.1 differs in xml:id and xml:base only."""


def canonical(element: etree._Element, algorithm: str, prefixes: tuple[str, ...] = ()) -> bytes:
    """The element's canonical bytes. Raises KeyError for an algorithm that is not accepted."""
    exclusive = CANONICAL[algorithm]
    return etree.tostring(
        element,
        method="c14n",
        exclusive=exclusive,
        with_comments=False,
        inclusive_ns_prefixes=list(prefixes) if exclusive and prefixes else None,
    )


def is_signed_by(key: PublicKeyTypes, algorithm: str, data: bytes, value: bytes) -> bool:
    """Whether `value` is the key's signature of `data`. Raises KeyError for an algorithm that is not accepted."""
    method = SIGNATURES[algorithm]
    try:
        if isinstance(key, rsa.RSAPublicKey) and method.kind is rsa.RSAPublicKey:
            key.verify(value, data, padding.PKCS1v15(), method.digest)
            return True
        if isinstance(key, ec.EllipticCurvePublicKey) and method.kind is ec.EllipticCurvePublicKey:
            half = (key.key_size + 7) // 8
            if len(value) != 2 * half:
                return False
            pair = int.from_bytes(value[:half], "big"), int.from_bytes(value[half:], "big")
            key.verify(encode_dss_signature(*pair), data, ec.ECDSA(method.digest))
            return True
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        return False
    return False
