"""When a signature was there, as far as it is proven, and how long it can be checked by itself."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import x509
from pyhanko.sign.validation import async_validate_pdf_timestamp
from pyhanko.sign.validation.generic_cms import collect_timing_info
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from hienluong.shared.signing.models import Level
from hienluong.shared.signing.pdf.reading import SignedPdf
from hienluong.shared.signing.trust.chain import leads_to_a_root
from hienluong.shared.signing.trust.context import Trust

__all__ = ["Dated", "Proofs", "proofs_of"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A time-stamp that is believed: when, and whose."""

    at: datetime
    authority: x509.Certificate


@dataclass(frozen=True, slots=True)
class Proofs:
    """The archive time-stamps that hold, newest first, with the revision that each covers up to."""

    document: SignedPdf
    trust: Trust
    now: datetime
    stamps: tuple[tuple[int, Dated], ...]

    def existed_at(self, embedded: EmbeddedPdfSignature) -> datetime:
        """The earliest moment at which the signature is proven to have been there; now when nothing proves it."""
        covering = [dated.at for revision, dated in self.stamps if revision > embedded.signed_revision]
        return min([self.now, *covering])

    def own_stamp(self, embedded: EmbeddedPdfSignature) -> Dated | None:
        """The time-stamp inside the signature, if it is believed as of when it is proven to have been there."""
        context = self.trust.at(self.existed_at(embedded), self.document.carried)
        said = asyncio.run(
            collect_timing_info(embedded.signer_info, context, raw_digest=embedded.compute_digest)
        )
        return _believed(said.get("timestamp_validity"))

    def level_of(self, embedded: EmbeddedPdfSignature, stamp: Dated | None, moment: datetime) -> Level:
        """How long the signature can be checked with nothing but the file and the roots."""
        archived = [dated for revision, dated in self.stamps if revision > embedded.signed_revision]
        if stamp is None and not archived:
            return Level.B_B
        alone = self._checks_alone(embedded.signer_cert, moment) and (
            stamp is None or self._checks_alone(stamp.authority, self.existed_at(embedded))
        )
        if not alone:
            return Level.B_T
        return Level.B_LTA if archived else Level.B_LT

    def _checks_alone(self, certificate: x509.Certificate, moment: datetime) -> bool:
        carried = self.document.carried
        if not carried.ocsps and not carried.crls:
            return False
        return leads_to_a_root(certificate, self.trust.strictly_at(moment, carried))


def proofs_of(document: SignedPdf, trust: Trust, now: datetime) -> Proofs:
    """Check the archive time-stamps from the newest back: each is judged as of when the newer one proves it."""
    found: list[tuple[int, Dated]] = []
    moment = now
    for embedded in reversed(document.stamps):
        context = trust.at(moment, document.carried)
        status = asyncio.run(async_validate_pdf_timestamp(embedded, context, skip_diff=True))
        dated = _believed(status)
        if dated is not None:
            found.append((embedded.signed_revision, dated))
            moment = min(moment, dated.at)
    return Proofs(document, trust, now, tuple(found))


def _believed(status: Any) -> Dated | None:  # noqa: ANN401 - the library's statuses share no class that says so
    if status is None or not (status.intact and status.valid and status.trusted):
        return None
    return Dated(status.timestamp, status.signing_cert)
