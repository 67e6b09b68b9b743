"""Find what fell between the boards."""

from datetime import timedelta

from django.db.models import Q

from hienluong.base import clock
from hienluong.kernel.jobs.actions.spread import spread_again
from hienluong.kernel.jobs.models import Delivery, DeliveryState, WorkerBeat
from hienluong.kernel.jobs.rules import LONGEST_PAUSE

__all__ = ["sweep"]

_LOOK_BACK = timedelta(hours=1)
_SILENT = timedelta(days=1)


def sweep() -> int:
    """Make missing deliveries, wake those that wait longer than any pause; how many were put right.

    Too long a wait comes from a clock that was wrong when the pause was set.
    """
    now = clock.now()
    stuck = Q(next_attempt_at__isnull=True) | Q(next_attempt_at__gt=now + LONGEST_PAUSE)
    woken = Delivery.objects.filter(stuck, state=DeliveryState.RETRY).update(
        state=DeliveryState.WAITING, next_attempt_at=None, changed_at=now
    )
    WorkerBeat.objects.filter(beat_at__lt=now - _SILENT).delete()
    return spread_again(_LOOK_BACK) + woken
