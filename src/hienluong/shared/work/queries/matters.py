"""The hand-overs of one matter."""

from collections.abc import Sequence

from hienluong.base import clock
from hienluong.shared.work.actions.items import Matter
from hienluong.shared.work.models import Clock, ItemState, Role, WorkItem
from hienluong.shared.work.models.clock import RUNS

__all__ = ["is_pressing", "items_of", "live_item"]


def items_of(matter: Matter) -> Sequence[WorkItem]:
    """Every hand-over of a matter, oldest first. The caller has checked that the reader may see it."""
    rows = WorkItem.objects.filter(subject_kind=matter.kind, subject_id=matter.id)
    return list(rows.select_related("post", "from_post").order_by("id"))


def live_item(matter: Matter, roles: Sequence[Role]) -> WorkItem | None:
    """The unfinished item of a matter in one of these roles."""
    return WorkItem.objects.filter(
        subject_kind=matter.kind,
        subject_id=matter.id,
        role__in=roles,
        state__in=[ItemState.OPEN, ItemState.HELD],
    ).first()


def is_pressing(matter: Matter) -> bool:
    """Whether the clock of a matter runs and is due soon or late."""
    running = Clock.objects.filter(RUNS, subject_kind=matter.kind, subject_id=matter.id)
    return running.filter(soon_at__lte=clock.now()).exists()
