"""Reading signatures back: who signed when, whether anything changed since, whom to believe."""

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate, AdESSubIndic
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel

from hienluong.base import clock
from hienluong.shared.signing.models import Level, SignatureRecord
from hienluong.shared.signing.pdf.dating import Proofs, proofs_of
from hienluong.shared.signing.pdf.digest import own_bytes, signature_digest
from hienluong.shared.signing.pdf.policy import ALLOWED_CHANGES
from hienluong.shared.signing.pdf.reading import read_pdf
from hienluong.shared.signing.queries import with_upkeep
from hienluong.shared.signing.report import (
    FoundSignature,
    Problem,
    Remark,
    Revocation,
    SignatureReport,
    TimeSource,
    Verdict,
    verdict_on,
)
from hienluong.shared.signing.trust.chain import USAGE, revocation_known
from hienluong.shared.signing.trust.context import trust_now
from hienluong.shared.signing.trust.names import holder_of

__all__ = ["validate_pdf"]

logger = logging.getLogger(__name__)

_TRUST_PROBLEMS: dict[AdESSubIndic | None, Problem] = {
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE: Problem.EXPIRED,
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED: Problem.EXPIRED,
    AdESIndeterminate.REVOKED_NO_POE: Problem.REVOKED,
    AdESIndeterminate.REVOKED_CA_NO_POE: Problem.REVOKED,
    AdESFailure.REVOKED: Problem.REVOKED,
    AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE: Problem.WRONG_USE,
}
_WEAK = frozenset({"md5", "sha1"})
_ENDS = (b"%%EOF", b"%%EOF\n", b"%%EOF\r\n", b"%%EOF\r")


@dataclass(frozen=True, slots=True)
class _Evidence:
    """When a signature was made, how we know, and how long it can be checked by itself."""

    at: datetime | None
    source: TimeSource
    record: SignatureRecord | None
    level: Level


def validate_pdf(source: bytes | BinaryIO) -> SignatureReport:
    """What can be said of the signatures of any file, including broken and hostile ones; never raises for them.

    Asks no other machine. The certificate is judged as of the moment that is proven: by our own record, by a
    time-stamp, by archive time-stamps from the newest back; else as of now, since the time is only claimed. A
    signature made here is also compared with the house's own record of the whole file, so that even a change in bytes
    that no signature covers is found; what the house added since to keep it provable counts as there.
    """
    pdf = source if isinstance(source, bytes) else source.read()
    try:
        document = read_pdf(with_upkeep(pdf))
        proofs = proofs_of(document, trust_now(), clock.now())
    except Exception as error:  # noqa: BLE001 - files of strangers break a parser in any way
        logger.info("signing.unreadable kind=%s", type(error).__name__)
        return SignatureReport((), Verdict.UNREADABLE)
    last = document.signatures[-1] if document.signatures else None
    found = (
        *(_found(each, proofs, last=each is last) for each in document.signatures),
        *(FoundSignature(problems=(Problem.BROKEN,)) for _ in range(document.strange)),
    )
    return SignatureReport(found, verdict_on(found))


def _found(embedded: EmbeddedPdfSignature, proofs: Proofs, *, last: bool) -> FoundSignature:
    try:
        status, evidence = _judged(embedded, proofs)
        problems = dict.fromkeys(_problems(embedded, status, evidence, proofs.document.pdf if last else b""))
        return _told(status, evidence, tuple(problems), proofs)
    except Exception as error:  # noqa: BLE001 - files of strangers break a parser in any way
        logger.info("signing.broken_signature kind=%s", type(error).__name__)
        return FoundSignature(problems=(Problem.BROKEN,))


def _judged(embedded: EmbeddedPdfSignature, proofs: Proofs) -> tuple[PdfSignatureStatus, _Evidence]:
    digest = signature_digest(embedded.pkcs7_content)
    record = SignatureRecord.objects.select_related("key").filter(signature_sha256=digest).first()
    stamp, existed = proofs.own_stamp(embedded), proofs.existed_at(embedded)
    moment = stamp.at if stamp else existed
    if record is not None:
        moment = min(moment, record.at)
    carried = proofs.document.carried
    status = validate_pdf_signature(
        embedded,
        proofs.trust.at(moment, carried),
        ts_validation_context=proofs.trust.at(existed, carried),
        key_usage_settings=USAGE,
        diff_policy=ALLOWED_CHANGES,
    )
    level = proofs.level_of(embedded, stamp, moment)
    if record is not None:
        return status, _Evidence(record.at, TimeSource.RECORD, record, level)
    if stamp is not None or existed < proofs.now:
        return status, _Evidence(moment, TimeSource.TIMESTAMP, None, level)
    return status, _Evidence(status.signer_reported_dt, TimeSource.CLAIMED, None, level)


def _problems(
    embedded: EmbeddedPdfSignature, status: PdfSignatureStatus, evidence: _Evidence, whole_file: bytes
) -> Iterator[Problem]:
    """`whole_file` is given for the last signature: nobody signed what stands behind it."""
    if not (status.intact and status.valid) or _padding_used(embedded.pkcs7_content):
        yield Problem.ALTERED
    elif not status.docmdp_ok or status.modification_level == ModificationLevel.OTHER:
        yield Problem.CHANGED_AFTER
    elif whole_file:
        if not _nothing_but_evidence_behind(status, whole_file):
            yield Problem.CHANGED_AFTER
        elif evidence.record and not _as_recorded(evidence.record, whole_file):
            yield Problem.ALTERED
    if not status.trusted:
        yield _trust_problem(status)


def _padding_used(content: bytes) -> bool:
    """Whether anything stands in the room behind a signature, which must be zeros."""
    return any(content[len(own_bytes(content)) :])


def _nothing_but_evidence_behind(status: PdfSignatureStatus, pdf: bytes) -> bool:
    """Whether the file ends with the signature, or with revocation data and time-stamps for it."""
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    return (
        status.coverage == SignatureCoverageLevel.ENTIRE_REVISION
        and status.modification_level == ModificationLevel.LTA_UPDATES
        and pdf.endswith(_ENDS)
    )


def _as_recorded(record: SignatureRecord, pdf: bytes) -> bool:
    """Whether the file begins with exactly what was signed here."""
    size = len(pdf) if record.file_size is None else record.file_size
    return hashlib.sha256(pdf[:size]).hexdigest() == record.file_sha256


def _trust_problem(status: PdfSignatureStatus) -> Problem:
    """Why the certificate is not believed. pyHanko has no word for one that is not in force yet."""
    known = _TRUST_PROBLEMS.get(status.trust_problem_indic)
    if status.signing_cert.self_signed != "no" and known not in {Problem.EXPIRED, Problem.REVOKED}:
        return Problem.SELF_SIGNED
    if known is not None:
        return known
    begins: datetime = status.signing_cert.not_valid_before
    early = begins > (status.validation_time or clock.now())
    general = status.trust_problem_indic == AdESIndeterminate.CERTIFICATE_CHAIN_GENERAL_FAILURE
    return Problem.NOT_YET_VALID if early and general else Problem.UNKNOWN_ISSUER


def _told(
    status: PdfSignatureStatus, evidence: _Evidence, problems: tuple[Problem, ...], proofs: Proofs
) -> FoundSignature:
    holder = holder_of(status.signing_cert)
    revocation = _revocation(status, problems, proofs)
    return FoundSignature(
        who=holder.who,
        agency=holder.agency,
        title=holder.title,
        role=holder.role,
        mode=evidence.record.mode if evidence.record else "",
        at=evidence.at,
        time_source=evidence.source,
        trusted=status.trusted,
        covers_whole_file=_nothing_but_evidence_behind(status, proofs.document.pdf),
        level=evidence.level,
        revocation=revocation,
        problems=problems,
        remarks=tuple(_remarks(status, evidence, revocation)),
    )


def _revocation(status: PdfSignatureStatus, problems: tuple[Problem, ...], proofs: Proofs) -> Revocation:
    if Problem.REVOKED in problems:
        return Revocation.REVOKED
    carried = proofs.document.carried
    lists = (*proofs.trust.lists, *carried.crls)
    known = status.trusted and revocation_known(status.signing_cert, lists, carried.ocsps)
    return Revocation.GOOD if known else Revocation.UNKNOWN


def _remarks(status: PdfSignatureStatus, evidence: _Evidence, revocation: Revocation) -> Iterator[Remark]:
    if status.md_algorithm in _WEAK:
        yield Remark.WEAK_DIGEST
    if status.trusted and revocation is Revocation.UNKNOWN:
        yield Remark.REVOCATION_UNKNOWN
    if evidence.source is TimeSource.CLAIMED:
        yield Remark.WITHOUT_TIMESTAMP
