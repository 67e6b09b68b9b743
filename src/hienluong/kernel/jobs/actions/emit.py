"""Put events into the outbox, in the transaction in which they happened."""

from collections.abc import Mapping

from django.db import connection, transaction

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.kernel.jobs.models import Event

__all__ = ["CHANNEL", "emit"]

CHANNEL = "hienluong_events"


def emit(name: str, payload: Mapping[str, object]) -> None:
    """Say that `name` happened. `payload` is JSON with ids and codes only, never personal data.

    One INSERT in the caller's transaction; the worker hands it to every consumer after commit.
    """
    Event.objects.bulk_create([Event(uid=uuid7(), name=name, payload=dict(payload), at=clock.now())])
    transaction.on_commit(_wake_workers, robust=True)


def _wake_workers() -> None:
    """Knock after the commit, not in it.

    A NOTIFY inside the transaction makes all such commits wait for one another's disk write. A knock that is
    lost costs a second: the worker looks by itself that often.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_notify(%s, '')", [CHANNEL])
