"""Whether an XML document is what its signature covers, and who signed it."""

import base64
import binascii
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from asn1crypto import x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes
from lxml import etree

from hienluong.base import clock
from hienluong.shared.signing.errors import XmlNotReadable
from hienluong.shared.signing.report import (
    FoundSignature,
    Problem,
    Remark,
    Revocation,
    SignatureReport,
    Verdict,
    verdict_on,
)
from hienluong.shared.signing.trust.chain import chain_of
from hienluong.shared.signing.trust.context import trust_now
from hienluong.shared.signing.trust.names import holder_of
from hienluong.shared.signing.xml.algorithms import (
    DIGESTS,
    SIGNATURES,
    canonical,
    is_signed_by,
)
from hienluong.shared.signing.xml.coverage import Covered, covered
from hienluong.shared.signing.xml.parsing import DS, XADES, SignedDocument, read
from hienluong.shared.signing.xml.parts import BrokenSignature, Parts, parts_of

__all__ = ["validate_xml"]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Certificate:
    der: bytes
    parsed: x509.Certificate
    key: PublicKeyTypes


def validate_xml(xml: bytes, at: datetime | None = None) -> SignatureReport:
    """What can be said of the signature of any XML, including broken and hostile ones; never raises for them.

    Asks no other machine. The certificate is judged as of `at`, when somebody knows that the packet was there then
    (the exchange's own log), else as of now. Only one signature over the whole document makes it valid, so that
    nothing can be wrapped around or hung into what was signed; SHA-1 is taken from old systems, and said so. Read
    nothing but the report's `signed`.
    """
    try:
        document = read(xml)
        if not document.signatures:
            return SignatureReport((), Verdict.UNSIGNED)
        return _judged(document, at or clock.now())
    except XmlNotReadable:
        return SignatureReport((), Verdict.UNREADABLE)
    except BrokenSignature:
        return _broken()
    except Exception as error:  # noqa: BLE001 - files of strangers break a parser in any way
        logger.info("signing.broken_xml_signature kind=%s", type(error).__name__)
        return _broken()


def _broken() -> SignatureReport:
    found = (FoundSignature(problems=(Problem.BROKEN,)),)
    return SignatureReport(found, verdict_on(found))


def _judged(document: SignedDocument, moment: datetime) -> SignatureReport:
    if len(document.signatures) != 1:
        raise BrokenSignature
    signature = document.signatures[0]
    parts = parts_of(signature)
    held = [_certificate(text) for text in parts.certificates]
    signer = _signer(parts, held)
    what = covered(document.root, signature, parts)
    _ensure_named(what, signer)
    chain = chain_of(signer.parsed, [each.parsed for each in held if each is not signer], trust_now(), moment)
    problems = [*_faults(what), *([chain.problem] if chain.problem else [])]
    holder = holder_of(signer.parsed)
    found = FoundSignature(
        who=holder.who,
        agency=holder.agency,
        title=holder.title,
        role=holder.role,
        at=_time_said(what),
        trusted=chain.problem is None,
        covers_whole_file=what.whole,
        revocation=chain.revocation,
        problems=tuple(problems),
        remarks=tuple(_remarks(what, parts, chain.revocation)),
    )
    return SignatureReport((found,), verdict_on((found,)), what.content if found.intact else b"")


def _faults(what: Covered) -> Iterator[Problem]:
    if not what.intact:
        yield Problem.ALTERED
    if not what.whole:
        yield Problem.NOT_WHOLE


def _remarks(what: Covered, parts: Parts, revocation: Revocation) -> Iterator[Remark]:
    if what.weak or SIGNATURES[parts.method].weak:
        yield Remark.WEAK_DIGEST
    if revocation is Revocation.UNKNOWN:
        yield Remark.REVOCATION_UNKNOWN


@lru_cache(maxsize=2048)
def _certificate(text: str) -> _Certificate:
    try:
        der = base64.b64decode(text, validate=True)
        key = certificates.load_der_x509_certificate(der).public_key()
        return _Certificate(der, x509.Certificate.load(der, strict=True), key)
    except (binascii.Error, ValueError) as error:
        raise BrokenSignature from error


def _signer(parts: Parts, held: list[_Certificate]) -> _Certificate:
    """The certificate whose key made the signature value over the signature's own words."""
    if parts.method not in SIGNATURES:
        raise BrokenSignature
    try:
        form = parts.canonicalization
        said = canonical(parts.info, form.algorithm, form.prefixes)
    except KeyError as error:
        raise BrokenSignature from error
    for each in held:
        if is_signed_by(each.key, parts.method, said, parts.value):
            return each
    raise BrokenSignature


def _ensure_named(what: Covered, signer: _Certificate) -> None:
    """XAdES names the certificate inside what is signed; another one of the same key is refused."""
    if what.properties is None:
        return
    named = next(what.properties.iter(f"{{{XADES}}}CertDigest"), None)
    if named is None:
        raise BrokenSignature
    digest = DIGESTS.get(_text(named, "DigestMethod", "Algorithm"))
    if digest is None or base64.b64decode(_text(named, "DigestValue")) != digest(signer.der).digest():
        raise BrokenSignature


def _text(parent: etree._Element, name: str, attribute: str = "") -> str:
    found = parent.find(f"{{{DS}}}{name}")
    if found is None:
        raise BrokenSignature
    return (found.get(attribute) if attribute else found.text) or ""


def _time_said(what: Covered) -> datetime | None:
    """When the signer's machine says it signed."""
    said = None if what.properties is None else next(what.properties.iter(f"{{{XADES}}}SigningTime"), None)
    if said is None:
        return None
    try:
        time = datetime.fromisoformat(said.text or "")
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
