"""Let go of files that nobody needs any more."""

from collections.abc import Iterable

from django.db import transaction

from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.files.locks import lock_digest
from hienluong.shared.files.models import Blob, ScanState, StoredFile

__all__ = ["forget"]


@transaction.atomic
def forget(actor: Actor, ids: Iterable[int]) -> int:
    """Delete these files; how many went. What was found dangerous stays as evidence.

    The caller knows that nothing of its own refers to them. The bytes go with the next sweep, unless somebody
    else handed in the same.
    """
    files = StoredFile.objects.filter(pk__in=list(ids)).exclude(blob__scan_state=ScanState.QUARANTINED)
    digests = set(files.values_list("blob__sha256", flat=True))
    for sha256 in sorted(digests):
        lock_digest(sha256)  # an upload of the same bytes waits until it is known whether their row stays
    gone, _by_model = files.delete()
    Blob.objects.filter(sha256__in=digests, files__isnull=True).delete()
    if gone:
        record(actor, "files.forgotten", Subject("file", ""), facts={"files": gone})
    return gone
