"""Reads of files. Which files somebody may see is decided by the package that owns their subject."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.shared.files.models import Blob, ScanState, StoredFile

__all__ = ["files_by_id", "files_sent_by", "in_quarantine"]

_FRESH = timedelta(days=1)
"""How long an app may take between sending a file and using it. Unused ones are deleted later (see filing)."""


def files_by_id(ids: Iterable[int]) -> dict[int, StoredFile]:
    """The files with these ids and their scan states, in one query; unknown ids are left out."""
    return StoredFile.objects.select_related("blob").in_bulk(list(ids))


def files_sent_by(actor: Actor, uids: Iterable[UUID]) -> dict[UUID, StoredFile]:
    """Those of these files that the actor's own account handed in within a day and that are not known to be bad.

    Other people's, unknown, older and quarantined ones are left out alike.
    """
    if actor.account_id is None:
        return {}
    usable = (ScanState.CLEAN, ScanState.WAITING)
    sent = StoredFile.objects.filter(
        stored_by=actor.account_id,
        uid__in=list(uids),
        created_at__gte=clock.now() - _FRESH,
        blob__scan_state__in=usable,
    )
    return {file.uid: file for file in sent}


def in_quarantine() -> QuerySet[Blob]:
    """What was found dangerous, newest first; for the security desk."""
    return Blob.objects.filter(scan_state=ScanState.QUARANTINED).order_by("-pk")
