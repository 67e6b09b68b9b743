"""Reads of files. Which files somebody may see is decided by the package that owns their subject."""

from collections.abc import Iterable

from django.db.models import QuerySet

from hienluong.shared.files.models import Blob, ScanState, StoredFile

__all__ = ["files_by_id", "in_quarantine"]


def files_by_id(ids: Iterable[int]) -> dict[int, StoredFile]:
    """The files with these ids and their scan states, in one query; unknown ids are left out."""
    return StoredFile.objects.select_related("blob").in_bulk(list(ids))


def in_quarantine() -> QuerySet[Blob]:
    """What was found dangerous, newest first; for the security desk."""
    return Blob.objects.filter(scan_state=ScanState.QUARANTINED).order_by("-pk")
