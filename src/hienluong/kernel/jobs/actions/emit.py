"""Put events into the outbox, in the transaction in which they happened."""

from collections.abc import Mapping

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.kernel.jobs.models import Event

__all__ = ["emit"]


def emit(name: str, payload: Mapping[str, object]) -> None:
    """Say that `name` happened. `payload` is JSON with ids and codes only, never personal data.

    One INSERT in the caller's transaction; the worker hands it to every consumer after commit.
    """
    Event.objects.bulk_create([Event(uid=uuid7(), name=name, payload=dict(payload), at=clock.now())])
