"""Open a file for somebody who may read it."""

import logging
from pathlib import Path

from django.db import transaction

from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import record
from hienluong.shared.files.errors import FileDamaged, FileInfected, FileNotFound, FileNotReady, ScanFailed
from hienluong.shared.files.models import Blob, ScanState, StoredFile
from hienluong.shared.files.values import FileGrant, OpenedFile
from hienluong.shared.files.vault import path_of, whole

__all__ = ["kept_path", "open_file", "open_public_file", "read_kept"]

logger = logging.getLogger(__name__)


@transaction.atomic
def open_file(actor: Actor, grant: FileGrant) -> OpenedFile:
    """Open a file through a grant of the package that owns its subject (see FileGrant); journaled.

    Raises FileNotFound, FileNotReady before the scan, FileInfected in quarantine, ScanFailed, FileDamaged.
    """
    stored = _openable(grant.file_id)
    facts = {"file": str(stored.uid), "sha256": stored.blob.sha256}
    record(actor, "files.opened", grant.subject, right=grant.right, facts=facts)
    return _opened(stored)


def open_public_file(file_id: int) -> OpenedFile:
    """Open a file that its owning package has published: anybody may have it, so nobody's reading is journaled.

    Never for a file with personal data of a case. Raises what `open_file` raises.
    """
    return _opened(_openable(file_id))


def read_kept(sha256: str) -> bytes | None:
    """The bytes of this digest, if they are here, clean and whole; for the house's own upkeep of signed files.

    Never for showing them to somebody: that is `open_file`.
    """
    clean = Blob.objects.filter(sha256=sha256, scan_state=ScanState.CLEAN).exists()
    return path_of(sha256).read_bytes() if clean and whole(sha256) else None


def kept_path(sha256: str) -> Path:
    """Where clean bytes with this digest lie, for the house's own sending of them; who reads them there is journaled.

    Never for showing them to somebody: that is `open_file`. Raises FileNotReady for what is not known as clean.
    """
    if not Blob.objects.filter(sha256=sha256, scan_state=ScanState.CLEAN).exists():
        raise FileNotReady
    return path_of(sha256)


def _opened(stored: StoredFile) -> OpenedFile:
    blob = stored.blob
    return OpenedFile(stored.name, blob.media_type, blob.size, blob.sha256, path_of(blob.sha256))


def _openable(file_id: int) -> StoredFile:
    stored = StoredFile.objects.select_related("blob").filter(pk=file_id).first()
    if stored is None:
        raise FileNotFound
    _ensure_openable(stored)
    return stored


def _ensure_openable(stored: StoredFile) -> None:
    match stored.state:
        case ScanState.WAITING:
            raise FileNotReady
        case ScanState.QUARANTINED:
            raise FileInfected(finding=stored.blob.finding)
        case ScanState.FAILED:
            raise ScanFailed
        case ScanState.CLEAN:
            pass
    if not whole(stored.blob.sha256):
        logger.error("files.damaged sha256=%s", stored.blob.sha256)
        raise FileDamaged
