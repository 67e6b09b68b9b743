"""Throw away files that came for a filing and were never used, or whose draft is gone."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM
from hienluong.shared.files.public import StoredFile, forget
from hienluong.systems.cases.public import paper_of_file
from hienluong.systems.filing.models import DraftFile

__all__ = ["UNUSED", "expire_uploads"]

UNUSED = timedelta(days=7)
"""Longer than a counter leaves its page open, and than an app may still use what it sent."""
_PURPOSE = "cases.paper"
_AT_ONCE = 500


def expire_uploads() -> int:
    """Delete files older than UNUSED that neither a draft nor a case holds; how many went."""
    held = Exists(DraftFile.objects.filter(stored_file=OuterRef("pk"))) | paper_of_file(OuterRef("pk"))
    old = StoredFile.objects.filter(purpose=_PURPOSE, created_at__lt=clock.now() - UNUSED)
    unused = list(old.exclude(held).values_list("pk", flat=True))
    return sum(forget(SYSTEM, unused[at : at + _AT_ONCE]) for at in range(0, len(unused), _AT_ONCE))
