"""A worker's sign of life."""

from datetime import datetime

from hienluong.base import clock
from hienluong.kernel.jobs.models import WorkerBeat

__all__ = ["beat", "say_goodbye"]


def beat(worker: str, started_at: datetime) -> None:
    """Say that `worker` lives."""
    WorkerBeat.objects.update_or_create(
        worker=worker, defaults={"started_at": started_at, "beat_at": clock.now()}
    )


def say_goodbye(worker: str) -> None:
    """Say that `worker` ends in good order."""
    WorkerBeat.objects.filter(worker=worker).delete()
