"""How much time is left for a task."""

from hienluong.base import clock
from hienluong.face.chips import Deadline
from hienluong.shared.work.public import deadline_chip
from hienluong.shared.worktime.public import calendar_of
from hienluong.systems.documents.models import Task, TaskState

__all__ = ["chip_of"]


def chip_of(task: Task) -> Deadline | None:
    """None for what has no deadline or is over."""
    if task.due_at is None or task.state != TaskState.OPEN:
        return None
    return deadline_chip(calendar_of(task.agency_id, clock.today()), task.given_at, task.due_at, clock.now())
