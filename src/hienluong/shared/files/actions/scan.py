"""Scan what was stored while the scanner was away."""

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM, Actor
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.files import events
from hienluong.shared.files.locks import lock_digest
from hienluong.shared.files.models import Blob, ScanState
from hienluong.shared.files.scanners import Scanner, ScannerDown, ScanReport
from hienluong.shared.files.vault import path_of

__all__ = ["record_scan", "scan_waiting"]

_AT_ONCE = 50


def scan_waiting(scanner: Scanner) -> int:
    """Scan up to fifty waiting files, oldest first; how many were settled. Stops when the scanner is down."""
    settled = 0
    for blob in Blob.objects.filter(scan_state=ScanState.WAITING).order_by("pk")[:_AT_ONCE]:
        try:
            report = scanner.scan(path_of(blob.sha256))
        except ScannerDown:
            break
        record_scan(SYSTEM, blob.sha256, report)
        settled += 1
    return settled


@transaction.atomic
def record_scan(actor: Actor, sha256: str, report: ScanReport) -> None:
    """Note what the scanner said of a waiting file. Does nothing when it waits no longer."""
    lock_digest(sha256)
    blob = Blob.objects.filter(sha256=sha256, scan_state=ScanState.WAITING).first()
    if blob is None:
        return
    blob.scan_state, blob.finding = report.state, report.finding
    blob.scanner, blob.signature_version = report.scanner, report.signature_version
    blob.scanned_at = clock.now()
    blob.save()
    facts = {"sha256": sha256, "state": report.state, "finding": report.finding}
    record(actor, "files.scanned", Subject("blob", str(blob.pk)), facts=facts)
    emit(events.SCANNED, {"blob": blob.pk, "state": report.state})
    if report.state == ScanState.QUARANTINED:
        emit(events.QUARANTINED, {"blob": blob.pk, "finding": report.finding})
