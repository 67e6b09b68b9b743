"""One process at a time does a thing for an installation. A lock of the session: who dies lets go of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

from django.db import connection

from hienluong.systems.exchange.models import Peer

__all__ = ["Task", "turn_of"]


class Task(IntEnum):
    """The value is the first half of the lock's name."""

    PREPARE = 0x686C_7870
    SEND = 0x686C_7873


@contextmanager
def turn_of(task: Task, peer: Peer) -> Iterator[bool]:
    """Whether this process may do it now, so that order is kept."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, %s)", [task.value, peer.pk])
        mine = bool(cursor.fetchone()[0])
    try:
        yield mine
    finally:
        if mine and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s, %s)", [task.value, peer.pk])
