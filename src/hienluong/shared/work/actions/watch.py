"""Notice which deadlines became pressing or passed, and say so once for each promise."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from hienluong.base import clock as time
from hienluong.shared.work import events
from hienluong.shared.work.models import Clock
from hienluong.shared.work.models.clock import RUNS, UNTOLD_LATE, UNTOLD_SOON

__all__ = ["tell_due_soon", "tell_overdue"]

_AT_ONCE = 500


def tell_due_soon() -> int:
    """Emit `work.due_soon` for each running clock that became due soon. Returns how many."""
    now = time.now()
    return _tell(events.DUE_SOON, Q(soon_at__lte=now, due_at__gt=now) & UNTOLD_SOON, "soon_told_at", now)


def tell_overdue() -> int:
    """Emit `work.overdue` for each running clock whose due time passed. Returns how many."""
    now = time.now()
    return _tell(events.OVERDUE, Q(due_at__lt=now) & UNTOLD_LATE, "overdue_told_at", now)


@transaction.atomic
def _tell(event: str, which: Q, mark: str, now: datetime) -> int:
    """Mark and emit in one transaction: a crash undoes both, a second process finds the mark.

    Clocks that an act is changing right now are left for the next round.
    """
    waiting = Clock.objects.select_for_update(skip_locked=True).filter(RUNS, which)
    found = list(waiting.order_by("due_at")[:_AT_ONCE])
    for each in found:
        events.tell(event, each)
    Clock.objects.filter(pk__in=[each.pk for each in found]).update(**{mark: now})
    return len(found)
