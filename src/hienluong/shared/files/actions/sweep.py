"""Remove bytes that nothing refers to; what is referred to stays, whatever happens."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from django.conf import settings
from django.db import transaction

from hienluong.base import clock
from hienluong.shared.files.locks import lock_digest
from hienluong.shared.files.models import Blob
from hienluong.shared.files.vault import remove

__all__ = ["sweep"]

_AGE = timedelta(days=1)
"""Younger bytes may belong to a transaction that has not ended."""
_AT_ONCE = 500


def sweep() -> int:
    """Remove orphans older than a day: bytes without a row, and leftovers of broken uploads; how many."""
    before = (clock.now() - _AGE).timestamp()
    names = _old_names(before)
    removed = _sweep_incoming(before)
    while batch := list(islice(names, _AT_ONCE)):
        known = set(Blob.objects.filter(sha256__in=batch).values_list("sha256", flat=True))
        removed += sum(_removed(sha256) for sha256 in batch if sha256 not in known)
    return removed


def _old_names(before: float) -> Iterator[str]:
    for path in settings.HOME.files.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*"):
        if path.stat().st_mtime < before:
            yield path.name


@transaction.atomic
def _removed(sha256: str) -> bool:
    """Under the digest's lock no upload of the same bytes is half done, so the row decides alone."""
    lock_digest(sha256)
    if Blob.objects.filter(sha256=sha256).exists():
        return False
    remove(sha256)
    return True


def _sweep_incoming(before: float) -> int:
    left = [path for path in settings.HOME.files.glob("incoming/*") if path.stat().st_mtime < before]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)
