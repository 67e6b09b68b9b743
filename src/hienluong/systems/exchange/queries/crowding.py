"""Whether there is room for more."""

import shutil

from django.conf import settings

from hienluong.base.fresh import fresh
from hienluong.systems.exchange.actions.take_part import LEAST_FREE_BYTES
from hienluong.systems.exchange.errors import Crowded
from hienluong.systems.exchange.models import Message, MessageState

__all__ = ["MOST_WAITING", "ensure_room"]

MOST_WAITING = 5_000
"""Received messages that wait to be handled; then others keep theirs for a while."""


def ensure_room() -> None:
    """Raises Crowded."""
    if _is_full():
        raise Crowded


@fresh(2.0)
def _is_full() -> bool:
    free = shutil.disk_usage(settings.HOME.root).free
    waiting = Message.objects.filter(state=MessageState.RECEIVED)[: MOST_WAITING + 1].count()
    return free < LEAST_FREE_BYTES or waiting > MOST_WAITING
