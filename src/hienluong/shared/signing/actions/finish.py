"""From a signature to a document that can be checked by itself, as far as others answer."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from pyhanko.sign.timestamps import TimeStamper

from hienluong.shared.signing.certificates.parsing import parsed_certificate
from hienluong.shared.signing.errors import TimestampUnavailable
from hienluong.shared.signing.identity import Identity
from hienluong.shared.signing.lasting.embedding import (
    signer_and_stamp_certificates,
    stamp_lasts_until,
    with_evidence,
)
from hienluong.shared.signing.lasting.evidence import evidence_about
from hienluong.shared.signing.models import Level
from hienluong.shared.signing.pdf.fields import opened, signature_digests
from hienluong.shared.signing.pdf.signing import LaidOut, MadeSignature, complete

__all__ = ["Finished", "continued", "finish"]


@dataclass(frozen=True, slots=True)
class Finished:
    """The signed document, how far it got, and until when its time-stamp can be checked."""

    pdf: bytes
    signature_sha256: str
    level: Level
    lasts_until: datetime | None

    @property
    def file_sha256(self) -> str:
        """By which the file is known again."""
        return hashlib.sha256(self.pdf).hexdigest()


def finish(laid_out: LaidOut, identity: Identity, signature: bytes, stamper: TimeStamper | None) -> Finished:
    """Put the signature in, with a time-stamp and revocation data (B-LT).

    Without a time-stamp authority, or while it is away, it is B-B; while an authority does not answer about a
    certificate, B-T. Raises PdfNotSignable.
    """
    try:
        made = complete(laid_out, identity, signature, stamper)
    except TimestampUnavailable:
        return _at(Level.B_B, complete(laid_out, identity, signature, None))
    if stamper is None:
        return _at(Level.B_B, made)
    issuers = [parsed_certificate(pem) for pem in identity.chain]
    gathered = evidence_about(signer_and_stamp_certificates(made.content), issuers)
    if gathered.missing:
        return _at(Level.B_T, made)
    lasting = with_evidence(made.pdf, gathered.carried())
    return Finished(lasting, made.signature_sha256, Level.B_LT, stamp_lasts_until(made.content))


def _at(level: Level, made: MadeSignature) -> Finished:
    return Finished(made.pdf, made.signature_sha256, level, stamp_lasts_until(made.content))


def continued(pdf: bytes) -> list[str]:
    """The signatures that the document held before: it is the newer file that is kept provable from now on."""
    return signature_digests(opened(pdf).prev) if b"/ByteRange" in pdf else []
