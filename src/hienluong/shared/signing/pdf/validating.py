"""Reading signatures back: who signed, whether anything changed since, whom to believe."""

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate, AdESSubIndic
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel

from hienluong.base import clock
from hienluong.shared.signing.models import SignatureRecord
from hienluong.shared.signing.pdf.digest import own_bytes, signature_digest
from hienluong.shared.signing.report import (
    FoundSignature,
    Problem,
    SignatureReport,
    TimeSource,
    Verdict,
    verdict_on,
)
from hienluong.shared.signing.trust.chain import USAGE
from hienluong.shared.signing.trust.context import trust_now
from hienluong.shared.signing.trust.names import holder_of

__all__ = ["validate_pdf"]

logger = logging.getLogger(__name__)

_MOST_SIGNATURES = 30
_TRUST_PROBLEMS: dict[AdESSubIndic | None, Problem] = {
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE: Problem.EXPIRED,
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED: Problem.EXPIRED,
    AdESIndeterminate.REVOKED_NO_POE: Problem.REVOKED,
    AdESIndeterminate.REVOKED_CA_NO_POE: Problem.REVOKED,
    AdESFailure.REVOKED: Problem.REVOKED,
    AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE: Problem.WRONG_USE,
}


@dataclass(frozen=True, slots=True)
class _Evidence:
    """When a signature was made, and how we know."""

    at: datetime | None
    source: TimeSource
    record: SignatureRecord | None


def validate_pdf(pdf: bytes) -> SignatureReport:
    """What can be said of the signatures of any file, including broken and hostile ones; never raises for them.

    Asks no other machine. A signature made here is also compared with the house's own record of the whole
    file, so that even a change in bytes that no signature covers is found. Without a time-stamp, the time of a
    foreign signature is only claimed, and its certificate is judged as of now.
    """
    try:
        reader = PdfFileReader(BytesIO(pdf))
        embedded = reader.embedded_regular_signatures[:_MOST_SIGNATURES]
    except Exception as error:  # noqa: BLE001 - files of strangers break a parser in any way
        logger.info("signing.unreadable kind=%s", type(error).__name__)
        return SignatureReport((), Verdict.UNREADABLE)
    found = tuple(
        _found(signature, hashlib.sha256(pdf).hexdigest() if signature is embedded[-1] else "")
        for signature in embedded
    )
    return SignatureReport(found, verdict_on(found))


def _found(embedded: EmbeddedPdfSignature, last_of_file: str) -> FoundSignature:
    """`last_of_file` is the digest of the file for its last signature, else empty."""
    try:
        status, evidence = _judged(embedded)
        problems = tuple(dict.fromkeys(_problems(embedded, status, evidence, last_of_file)))
        return _told(status, evidence, problems)
    except Exception as error:  # noqa: BLE001 - files of strangers break a parser in any way
        logger.info("signing.broken_signature kind=%s", type(error).__name__)
        return FoundSignature(problems=(Problem.BROKEN,))


def _judged(embedded: EmbeddedPdfSignature) -> tuple[PdfSignatureStatus, _Evidence]:
    """The certificate is judged as of the time that is proven: by time-stamp, by our record, else now."""
    digest = signature_digest(embedded.pkcs7_content)
    record = SignatureRecord.objects.select_related("key").filter(signature_sha256=digest).first()
    status = _status(embedded, record.at if record else clock.now())
    if record is not None:
        return status, _Evidence(record.at, TimeSource.RECORD, record)
    stamp = status.timestamp_validity
    if stamp is not None and stamp.valid and stamp.trusted:
        return _status(embedded, stamp.timestamp), _Evidence(stamp.timestamp, TimeSource.TIMESTAMP, None)
    return status, _Evidence(status.signer_reported_dt, TimeSource.CLAIMED, None)


def _status(embedded: EmbeddedPdfSignature, moment: datetime) -> PdfSignatureStatus:
    return validate_pdf_signature(embedded, trust_now().at(moment), key_usage_settings=USAGE)


def _problems(
    embedded: EmbeddedPdfSignature, status: PdfSignatureStatus, evidence: _Evidence, last_of_file: str
) -> Iterator[Problem]:
    if not (status.intact and status.valid) or _padding_used(embedded.pkcs7_content):
        yield Problem.ALTERED
    elif not status.docmdp_ok or status.modification_level == ModificationLevel.OTHER:
        yield Problem.CHANGED_AFTER
    elif last_of_file:
        if status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
            yield Problem.CHANGED_AFTER
        elif evidence.record and evidence.record.file_sha256 != last_of_file:
            yield Problem.ALTERED
    if not status.trusted:
        yield _trust_problem(status)


def _padding_used(content: bytes) -> bool:
    """Whether anything stands in the room behind a signature, which must be zeros."""
    return any(content[len(own_bytes(content)) :])


def _trust_problem(status: PdfSignatureStatus) -> Problem:
    """Why the certificate is not believed. pyHanko has no word for one that is not in force yet."""
    known = _TRUST_PROBLEMS.get(status.trust_problem_indic)
    if known is not None:
        return known
    if status.signing_cert.self_signed != "no":
        return Problem.SELF_SIGNED
    begins: datetime = status.signing_cert.not_valid_before
    early = begins > (status.validation_time or clock.now())
    general = status.trust_problem_indic == AdESIndeterminate.CERTIFICATE_CHAIN_GENERAL_FAILURE
    return Problem.NOT_YET_VALID if early and general else Problem.UNKNOWN_ISSUER


def _told(status: PdfSignatureStatus, evidence: _Evidence, problems: tuple[Problem, ...]) -> FoundSignature:
    holder = holder_of(status.signing_cert)
    return FoundSignature(
        who=holder.who,
        agency=holder.agency,
        title=holder.title,
        role=holder.role,
        mode=evidence.record.mode if evidence.record else "",
        at=evidence.at,
        time_source=evidence.source,
        trusted=status.trusted,
        covers_whole_file=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        problems=problems,
    )
