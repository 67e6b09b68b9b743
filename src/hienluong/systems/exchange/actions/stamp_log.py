"""Date the log of messages: one time-stamp for all that are over since the last one."""

import hashlib

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.journal.public import tree_root
from hienluong.shared.signing.public import stamp_of
from hienluong.systems.exchange.models import LogStamp, Message, MessageState
from hienluong.systems.exchange.queries.proof import leaf_of

__all__ = ["stamp_log"]

_MOST = 4_096
_OVER = [MessageState.DELIVERED, MessageState.HANDLED, MessageState.REFUSED, MessageState.BURIED]


def stamp_log() -> int:
    """How many messages were dated. An authority elsewhere is asked outside of transactions; away, it is asked later."""
    waiting = Message.objects.filter(stamp=None, state__in=_OVER).exclude(receipt="").order_by("pk")
    messages = list(waiting[:_MOST])
    if not messages:
        return 0
    root = tree_root([leaf_of(each) for each in messages])
    token = stamp_of(hashlib.sha256(root).digest())
    with transaction.atomic():
        stamp = LogStamp.objects.create(
            count=len(messages), root=root.hex(), token=token, made_at=clock.now()
        )
        Message.objects.filter(pk__in=[each.pk for each in messages]).update(stamp=stamp)
    return len(messages)
