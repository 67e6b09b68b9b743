"""One round of sending to one installation: make ready, upload, send, settle."""

import logging
from collections.abc import Sequence

from hienluong.base.errors import HouseError
from hienluong.shared.files.public import kept_path
from hienluong.systems.exchange.actions.prepare import prepare_waiting
from hienluong.systems.exchange.actions.settle import note_failure, note_success, settle
from hienluong.systems.exchange.errors import PeerAway
from hienluong.systems.exchange.gateway.traffic import going_first
from hienluong.systems.exchange.models import Message, MessageState, Peer
from hienluong.systems.exchange.sending.client import Line
from hienluong.systems.exchange.sending.turns import Task, turn_of

__all__ = ["prepare_round", "send_round"]

logger = logging.getLogger(__name__)

_MOST, _MOST_BYTES = 64, 4 * 1024 * 1024


def prepare_round(peer: Peer) -> int:
    """Make what waits ready, unless somebody is at it; how many are ready now."""
    with turn_of(Task.PREPARE, peer) as mine:
        if not mine:
            return 0
        with going_first():
            return prepare_waiting(peer)


def send_round(peer: Peer, line: Line) -> int:
    """Send what is due, at most one request of it; how many messages were settled.

    What goes wrong is noted at the installation and tried again after a pause; the messages stay as they are.
    """
    with turn_of(Task.SEND, peer) as mine:
        if not mine:
            return 0
        batch = _batch(peer) or (_batch(peer) if prepare_round(peer) else [])
        if not batch:
            return 0
        try:
            with going_first():
                fault = _send(peer, line, batch)
        except PeerAway as error:
            fault = str(error.facts.get("reason", ""))
        except HouseError as error:
            logger.warning("exchange.not_settled peer=%s kind=%s", peer.code, type(error).__name__)
            fault = error.what
        if fault:
            note_failure(peer, fault)
            return 0
        note_success(peer)
        peer.tries = max(peer.tries - 1, 0)
        return len(batch)


def _send(peer: Peer, line: Line, batch: Sequence[Message]) -> str:
    for sha256, size in dict(part for message in batch for part in message.parts).items():
        line.upload(sha256, size, kept_path(sha256))
    return settle(peer, batch, line.send(batch))


def _batch(peer: Peer) -> Sequence[Message]:
    """The oldest messages that are ready; in each lane they follow each other.

    Half as many after each failure, twice as many after each success: on a bad line a long request never ends well.
    """
    ready = Message.objects.filter(lane__peer=peer, lane__held="", state=MessageState.READY).order_by("id")
    batch: list[Message] = []
    size = 0
    for message in ready.select_related("lane")[: max(_MOST >> peer.tries, 1)]:
        size += message.size
        if batch and size > _MOST_BYTES:
            break
        batch.append(message)
    return batch
