"""Make messages ready: packet, the agency's signature, number, header. Outside of transactions, since keys may be elsewhere."""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import HouseError
from hienluong.kernel.access.public import SYSTEM
from hienluong.shared.signing.public import SealRequest, sign_xml
from hienluong.systems.exchange.edxml.tree import NAMESPACE
from hienluong.systems.exchange.edxml.writing import ENVELOPE, write_packet, write_reply
from hienluong.systems.exchange.models import Kind, Lane, Message, MessageState, Peer
from hienluong.systems.exchange.queries.packets import packet_of, reply_of
from hienluong.systems.exchange.rules.pauses import MOST_TRIES
from hienluong.systems.exchange.values import Header
from hienluong.systems.exchange.wire.own_keys import newest_key
from hienluong.systems.exchange.wire.tokens import digest_of, signed

__all__ = ["prepare_waiting"]

logger = logging.getLogger(__name__)

_PLACE = f"{ENVELOPE}/{{{NAMESPACE}}}edXMLHeader"
_AT_A_TIME = 64


@dataclass(frozen=True, slots=True)
class _Written:
    message: Message
    content: bytes
    parts: list[tuple[str, int]]


def prepare_waiting(peer: Peer) -> int:
    """Make what waits for an installation ready, oldest first in each lane; how many are ready now.

    A message that cannot be made holds up its own lane alone, and after some tries nobody: an operator sees it.
    """
    waiting = Message.objects.filter(lane__peer=peer, state=MessageState.WAITING).order_by("id")
    by_lane: dict[int, list[Message]] = {}
    for message in waiting.select_related("lane__peer", "document__type", "document__replaces")[:_AT_A_TIME]:
        by_lane.setdefault(message.lane_id, []).append(message)
    return sum(_number(lane, _written(messages)) for lane, messages in by_lane.items())


def _written(messages: Sequence[Message]) -> Sequence[_Written]:
    done: list[_Written] = []
    for message in messages:
        try:
            done.append(_write(message))
        except (HouseError, ValueError, OSError) as error:
            _note_failure(message, error)
            if message.state == MessageState.WAITING:
                break
    return done


def _write(message: Message) -> _Written:
    if message.lane.kind == Kind.STATUS:
        return _Written(message, write_reply(reply_of(message)), [])
    packet = packet_of(message)
    agency = message.document.agency_id if message.document else 0
    sealed = sign_xml(SYSTEM, write_packet(packet), SealRequest(agency_id=agency), _PLACE)
    beside = [(each.sha256, each.size) for each in packet.attachments if each.content is None]
    return _Written(message, sealed, beside)


def _note_failure(message: Message, error: Exception) -> None:
    message.tries += 1
    message.words = (error.what if isinstance(error, HouseError) else type(error).__name__)[:500]
    message.state = MessageState.DEAD if message.tries >= MOST_TRIES else MessageState.WAITING
    message.save(update_fields=["tries", "words", "state"])
    logger.warning(
        "exchange.not_ready message=%s tries=%s kind=%s", message.pk, message.tries, type(error).__name__
    )


@transaction.atomic
def _number(lane_id: int, written: Sequence[_Written]) -> int:
    """Numbers without a gap, headers that name the one before: under the lane's lock, together with the messages."""
    if not written:
        return 0
    lane = Lane.objects.select_for_update(of=("self",)).select_related("peer").get(pk=lane_id)
    for each in written:
        _seal(lane, each)
    fields = ["state", "number", "header", "header_sha256", "content", "sha256", "size", "parts", "sent_at"]
    Message.objects.bulk_update([each.message for each in written], fields)
    lane.save(update_fields=["number", "chain"])
    return len(written)


def _seal(lane: Lane, written: _Written) -> None:
    message, own = written.message, newest_key()
    message.content, message.size, message.parts = written.content, len(written.content), written.parts
    message.sha256, message.sent_at = hashlib.sha256(written.content).hexdigest(), clock.now()
    message.number, message.state = lane.number + 1, MessageState.READY
    header = Header(
        id=message.uid, origin=settings.EXCHANGE_CODE, destination=lane.peer.code, kind="status" if lane.kind == Kind.STATUS else "document",
        sender=lane.sender, receiver=lane.receiver, number=message.number, chain=lane.chain, act=message.act,
        about=message.about, sha256=message.sha256, size=message.size,
        parts=tuple((sha256, size) for sha256, size in written.parts), sent_at=message.sent_at,
    )  # fmt: skip
    message.header = signed(header, own.key, own.name)
    message.header_sha256 = digest_of(message.header)
    lane.number, lane.chain = message.number, message.header_sha256
