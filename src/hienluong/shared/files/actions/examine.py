"""Look at a file that another part of the house keeps itself."""

from hienluong.shared.files.actions.store import examined
from hienluong.shared.files.errors import FileInfected, FileTypeRefused, ScanFailed
from hienluong.shared.files.inspection import inspect
from hienluong.shared.files.limits import limits_for
from hienluong.shared.files.models import ScanState
from hienluong.shared.files.values import UploadedBytes
from hienluong.shared.files.vault import received

__all__ = ["examine"]


def examine(upload: UploadedBytes, purpose: str) -> None:
    """Let a file pass only when it is what its name says, of a kind the purpose takes, and clean.

    Nothing is kept, so a scanner that does not answer refuses it. Raises FileTooLarge, FileTypeRefused,
    FileInfected, ScanFailed.
    """
    limits = limits_for(purpose)
    with received(upload.stream, limits.max_bytes) as arrived:
        inspection = inspect(arrived.path, upload.name, upload.declared_type)
        if not inspection.danger and inspection.kind.word not in limits.kinds:
            raise FileTypeRefused
        report = examined(arrived, inspection)
    if report.state == ScanState.QUARANTINED:
        raise FileInfected(finding=report.finding)
    if report.state != ScanState.CLEAN:
        raise ScanFailed
