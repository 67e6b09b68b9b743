"""How many promised deadlines a change of calendar leaves behind it."""

from collections.abc import Collection
from datetime import datetime

from hienluong.shared.work.models import Clock
from hienluong.shared.worktime.public import EFFECT_CAP

__all__ = ["open_clocks_after"]


def open_clocks_after(agencies: Collection[int] | None, moment: datetime) -> int:
    """Clocks that have not stopped and are due after `moment`, in these agencies (None: all), capped."""
    rows = Clock.objects.filter(stopped_at__isnull=True, due_at__gte=moment)
    if agencies is not None:
        rows = rows.filter(calendar_agency__in=agencies)
    return rows[: EFFECT_CAP + 1].count()
