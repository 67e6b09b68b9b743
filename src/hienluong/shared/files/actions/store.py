"""Take a file in: look at it, scan it, keep it."""

from dataclasses import dataclass
from io import BytesIO

from django.db import connection, transaction

from hienluong.base import clock
from hienluong.base.errors import SignInNeeded
from hienluong.base.ids import uuid7
from hienluong.kernel.access.public import Actor, ActorKind
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.files import events
from hienluong.shared.files.errors import FileInfected, FileTypeRefused
from hienluong.shared.files.inspection import Inspection, inspect
from hienluong.shared.files.limits import limits_for
from hienluong.shared.files.locks import lock_digest
from hienluong.shared.files.models import Blob, ScanState, StoredFile
from hienluong.shared.files.names import clean_name, extension_of, with_extension
from hienluong.shared.files.scanners import BUILT_IN, ScannerDown, ScanReport, configured_scanner
from hienluong.shared.files.values import Purpose, UploadedBytes
from hienluong.shared.files.vault import Arrived, place, received

__all__ = ["examined", "keep", "store"]


@dataclass(frozen=True, slots=True)
class _Intake:
    arrived: Arrived
    inspection: Inspection
    sent_name: str
    purpose: Purpose
    report: ScanReport

    @property
    def name(self) -> str:
        """The cleaned name, with the extension that the content deserves."""
        name, extensions = clean_name(self.sent_name), self.inspection.kind.extensions
        return name if extension_of(name) in extensions else with_extension(name, extensions[0])


def store(actor: Actor, upload: UploadedBytes, purpose: Purpose) -> StoredFile:
    """Keep a file that somebody sent; what comes back is clean, or waits for the scanner.

    Call it outside a transaction: it may wait for the scanner, and what it puts into quarantine must stay
    even though it raises. Inside one it does not ask the scanner; the file then waits for the next scan.

    Raises FileTooLarge, FileTypeRefused, FileInfected, SignInNeeded.
    """
    if actor.kind is ActorKind.NOBODY:
        raise SignInNeeded
    limits = limits_for(purpose.word)
    with received(upload.stream, limits.max_bytes) as arrived:
        inspection = inspect(arrived.path, upload.name, upload.declared_type)
        if not inspection.danger and inspection.kind.word not in limits.kinds:
            raise FileTypeRefused
        report = examined(arrived, inspection)
        stored = _commit(actor, _Intake(arrived, inspection, upload.name, purpose, report))
    if stored.blob.scan_state == ScanState.QUARANTINED:
        raise FileInfected(finding=stored.blob.finding)
    return stored


def keep(actor: Actor, name: str, content: bytes, purpose: Purpose) -> StoredFile:
    """Keep a file that the house itself made, such as a signed result. Needs no scanner; fits in a transaction.

    Raises FileTooLarge, FileTypeRefused.
    """
    with received(BytesIO(content), limits_for(purpose.word).max_bytes) as arrived:
        inspection = inspect(arrived.path, name, "")
        report = ScanReport(ScanState.CLEAN, "house")
        return _commit(actor, _Intake(arrived, inspection, name, purpose, report))


def examined(arrived: Arrived, inspection: Inspection) -> ScanReport:
    """What the built-in look and the scanner say; waiting when the scanner cannot be asked now."""
    if inspection.danger:
        return ScanReport(ScanState.QUARANTINED, BUILT_IN, inspection.danger)
    scanner = configured_scanner()
    if scanner is None:
        return ScanReport(ScanState.CLEAN, BUILT_IN)
    if connection.in_atomic_block:
        return ScanReport(ScanState.WAITING, "")
    try:
        return scanner.scan(arrived.path)
    except ScannerDown:
        return ScanReport(ScanState.WAITING, "")


@transaction.atomic
def _commit(actor: Actor, intake: _Intake) -> StoredFile:
    lock_digest(intake.arrived.sha256)
    place(intake.arrived)
    stored = StoredFile.objects.create(
        uid=uuid7(),
        blob=_blob(intake),
        name=intake.name,
        purpose=intake.purpose.word,
        owner_party_id=intake.purpose.party_id,
        owner_agency_id=intake.purpose.agency_id,
        stored_by_id=actor.account_id,
        created_at=clock.now(),
    )
    _tell(actor, stored)
    return stored


def _blob(intake: _Intake) -> Blob:
    """The row of these bytes. What an earlier scan found stays, unless it was still waiting."""
    report, now = intake.report, clock.now()
    findings = {
        "scan_state": report.state,
        "finding": report.finding,
        "scanner": report.scanner,
        "signature_version": report.signature_version,
        "scanned_at": None if report.state == ScanState.WAITING else now,
    }
    blob, created = Blob.objects.get_or_create(
        sha256=intake.arrived.sha256,
        defaults={
            "size": intake.arrived.size,
            "media_type": intake.inspection.kind.media_type,
            "created_at": now,
            **findings,
        },
    )
    worse = report.state == ScanState.QUARANTINED and blob.scan_state == ScanState.CLEAN
    if not created and (worse or blob.scan_state == ScanState.WAITING):
        Blob.objects.filter(pk=blob.pk).update(**findings)
        blob.refresh_from_db()
    return blob


def _tell(actor: Actor, stored: StoredFile) -> None:
    blob = stored.blob
    quarantined = blob.scan_state == ScanState.QUARANTINED
    subject = Subject("file", str(stored.uid), stored.owner_agency_id, stored.owner_party_id)
    facts = {"sha256": blob.sha256, "size": blob.size, "purpose": stored.purpose, "state": blob.scan_state}
    record(actor, "files.stored", subject, facts=facts, outcome="refused" if quarantined else "done")
    if quarantined:
        emit(events.QUARANTINED, {"blob": blob.pk, "finding": blob.finding})
