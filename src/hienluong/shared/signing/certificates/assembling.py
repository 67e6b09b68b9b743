"""Signed data (CMS, RFC 5652) put together as bytes. Pure.

Not as a tree: asn1crypto takes a length that ends with 0x80 for an indefinite one and writes everything below anew,
three times for each level, so that one signature in a few dozen took seconds.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from asn1crypto import cms, core, parser, x509
from asn1crypto.algos import DigestAlgorithm, SignedDigestAlgorithm

__all__ = ["SignedBy", "encapsulated", "sequence", "signed_data"]

_UNIVERSAL, _CONTEXT, _CONSTRUCTED = 0, 2, 1
_SEQUENCE, _SET = 16, 17
_DIGEST: bytes = DigestAlgorithm({"algorithm": "sha256"}).dump()


@dataclass(frozen=True, slots=True)
class SignedBy:
    """A signature over attributes (DER, a SET): by whom, with which algorithm, and the time-stamp of it, if any."""

    certificate: x509.Certificate
    attributes: bytes
    signature: bytes
    algorithm: str
    stamp: bytes = b""


def sequence(*parts: bytes) -> bytes:
    """A SEQUENCE of what is DER already."""
    return parser.emit(_UNIVERSAL, _CONSTRUCTED, _SEQUENCE, b"".join(parts))  # type: ignore[no-any-return]


def encapsulated(kind: str, content: bytes | None) -> bytes:
    """What is signed: its kind, and the content itself unless it stands elsewhere."""
    held = b"" if content is None else _tagged(0, core.OctetString(content).dump())
    return sequence(cms.ContentType(kind).dump(), held)


def signed_data(
    version: str, content: bytes, certificates: Iterable[x509.Certificate], signer: SignedBy
) -> bytes:
    """The whole, with one signer and SHA-256."""
    carried = b"".join(sorted({each.dump() for each in certificates}))
    inner = sequence(
        cms.CMSVersion(version).dump(),
        _set(_DIGEST),
        content,
        _tagged(0, carried) if carried else b"",
        _set(_signer_info(signer)),
    )
    return sequence(cms.ContentType("signed_data").dump(), _tagged(0, inner))


def _signer_info(signer: SignedBy) -> bytes:
    named = sequence(signer.certificate.issuer.dump(), core.Integer(signer.certificate.serial_number).dump())
    return sequence(
        cms.CMSVersion("v1").dump(),
        named,
        _DIGEST,
        _tagged(0, parser.parse(signer.attributes)[4]),
        SignedDigestAlgorithm({"algorithm": signer.algorithm}).dump(),
        core.OctetString(signer.signature).dump(),
        _tagged(1, _stamp_attribute(signer.stamp)) if signer.stamp else b"",
    )


def _stamp_attribute(stamp: bytes) -> bytes:
    return sequence(cms.CMSAttributeType("signature_time_stamp_token").dump(), _set(stamp))


def _set(content: bytes) -> bytes:
    return parser.emit(_UNIVERSAL, _CONSTRUCTED, _SET, content)  # type: ignore[no-any-return]


def _tagged(tag: int, content: bytes) -> bytes:
    return parser.emit(_CONTEXT, _CONSTRUCTED, tag, content)  # type: ignore[no-any-return]
