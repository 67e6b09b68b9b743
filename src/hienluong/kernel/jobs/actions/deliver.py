"""Hand one event to one consumer: the effect and the mark that it happened are one transaction."""

import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

from hienluong.base import clock
from hienluong.kernel.jobs.models import Delivery, DeliveryState
from hienluong.kernel.jobs.registry import consumer_of
from hienluong.kernel.jobs.rules import pause_after

__all__ = ["deliver_next", "fault_of", "turn_of"]

_log = logging.getLogger(__name__)

_TURN = 0x686C_636F

_NEXT = """
select d.id, d.attempts, e.id, e.name, e.payload
from jobs_delivery d join jobs_event e on e.id = d.event_id
where d.consumer = %s and d.state in ('waiting', 'retry')
  and (d.next_attempt_at is null or d.next_attempt_at <= %s)
order by d.event_id limit 1 for update of d skip locked
"""


class ConsumerGone(Exception):
    """The program no longer has the consumer of a delivery that waits for it."""


@dataclass(frozen=True, slots=True)
class _Claimed:
    delivery: int
    attempts: int
    event: int
    name: str
    payload: dict[str, object]


@contextmanager
def turn_of(consumer: str) -> Iterator[bool]:
    """Whether this process may serve `consumer` now: one at a time does, so that it sees events in order.

    A lock of the session: a worker that dies lets go of it.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, hashtext(%s))", [_TURN, consumer])
        mine = bool(cursor.fetchone()[0])
    try:
        yield mine
    finally:
        if mine and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s, hashtext(%s))", [_TURN, consumer])


def deliver_next(consumer: str) -> bool:
    """Hand `consumer` the oldest event that is due; False when there is none.

    A handler that fails is rolled back whole and waits for its next attempt; events behind it go on. Errors of a
    lost connection are raised: they are not the consumer's.
    """
    claimed = None
    try:
        with transaction.atomic():
            claimed = _claim(consumer)
            if claimed is None:
                return False
            _hand_over(consumer, claimed)
            _mark_done(claimed)
    except Exception as error:
        if claimed is None or not connection.is_usable():
            raise
        _mark_failed(consumer, claimed, error)
    return True


def _claim(consumer: str) -> _Claimed | None:
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [consumer, clock.now()])
        row = cursor.fetchone()
    if row is None:
        return None
    delivery, attempts, event, name, payload = row
    return _Claimed(delivery, attempts, event, name, json.loads(payload))


def _hand_over(consumer: str, claimed: _Claimed) -> None:
    found = consumer_of(consumer, claimed.name)
    if found is None:
        raise ConsumerGone
    found.handle(claimed.payload)


def _mark_done(claimed: _Claimed) -> None:
    Delivery.objects.filter(pk=claimed.delivery).update(
        state=DeliveryState.DONE, attempts=claimed.attempts + 1, error="", changed_at=clock.now()
    )


def _mark_failed(consumer: str, claimed: _Claimed, error: Exception) -> None:
    attempts, now = claimed.attempts + 1, clock.now()
    pause = pause_after(attempts)
    Delivery.objects.filter(pk=claimed.delivery).update(
        state=DeliveryState.DEAD if pause is None else DeliveryState.RETRY,
        attempts=attempts,
        next_attempt_at=None if pause is None else now + pause,
        error=fault_of(error),
        changed_at=now,
    )
    _log.warning(
        "delivery_failed consumer=%s event=%s attempts=%s error=%s",
        consumer, claimed.event, attempts, fault_of(error),
    )  # fmt: skip


def fault_of(error: BaseException) -> str:
    """The kind of an error and where it was raised. Its message may hold personal data, so it is left out."""
    frames = traceback.extract_tb(error.__traceback__)
    place = (
        f"{frames[-1].name}, {frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else ""
    )
    return f"{type(error).__name__} ({place})"[:300]
