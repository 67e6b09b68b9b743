"""Throw away drafts that nobody touched for long: personal data is not kept for nothing."""

from datetime import timedelta

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.public import Subject, record
from hienluong.systems.filing.models import Draft

__all__ = ["KEPT", "expire_drafts"]

KEPT = timedelta(days=30)
"""From the last change. The page of drafts tells it to their writers."""


@transaction.atomic
def expire_drafts() -> int:
    """Delete drafts unchanged for longer than KEPT, sent ones too: their cases live on. How many went."""
    old = Draft.objects.filter(changed_at__lt=clock.now() - KEPT)
    gone = old.count()
    if gone:
        old.delete()
        record(SYSTEM, "filing.drafts_expired", Subject("draft", ""), facts={"drafts": gone})
    return gone
