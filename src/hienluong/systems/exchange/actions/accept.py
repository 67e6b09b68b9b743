"""Take in a message: believe it, keep it, sign a receipt for it. The same message again gets the same receipt."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.public import Subject, record
from hienluong.systems.exchange.errors import ClockWrong, Disagreement, NotBelieved
from hienluong.systems.exchange.models import Direction, Lane, Message, MessageState, Peer
from hienluong.systems.exchange.queries.parts import is_whole
from hienluong.systems.exchange.queries.peers import key_named
from hienluong.systems.exchange.queries.permits import reason_against
from hienluong.systems.exchange.rules.reasons import Reason
from hienluong.systems.exchange.values import Header, Receipt, Sent
from hienluong.systems.exchange.wire.own_keys import newest_key
from hienluong.systems.exchange.wire.tokens import digest_of, header_in, issuer_of, signed

__all__ = ["Answer", "accept"]

_AHEAD = timedelta(minutes=10)
"""How far another clock may be ahead of ours. How long ago something was sent says nothing: it may have waited."""
_LARGEST = 4 * 1024 * 1024
"""Bytes of a packet without the files beside it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A receipt; or the number that is expected in this lane, when another came."""

    receipt: str = ""
    expected: int = 0


def accept(peer: Peer, sent: Sent) -> Answer:
    """The answer to one message of an installation.

    Raises NotBelieved, NotKnown, ClockWrong, Disagreement; then nothing was kept and the sender keeps the message.
    """
    header = _believed(peer, sent.header)
    with transaction.atomic():
        lane = _lane(peer, header)
        if header.number <= lane.number:
            return Answer(_known(lane, header, sent).receipt)
        if header.number > lane.number + 1:
            return Answer(expected=lane.number + 1)
        if header.chain != lane.chain:
            raise Disagreement(lane=lane.pk, number=header.number)
        return Answer(_kept(lane, header, sent).receipt)


def _believed(peer: Peer, token: str) -> Header:
    key = key_named(issuer_of(token))
    if key.peer_id != peer.pk:
        raise NotBelieved(reason="another installation")
    header = header_in(token, key.certificate)
    if header.origin != peer.code:
        raise NotBelieved(reason="origin")
    if header.sent_at > clock.now() + _AHEAD:
        raise ClockWrong
    return header


def _lane(peer: Peer, header: Header) -> Lane:
    """The lane, locked."""
    named: dict[str, Any] = {
        "peer": peer, "direction": Direction.IN, "kind": header.kind,
        "sender": header.sender, "receiver": header.receiver,
    }  # fmt: skip
    found = Lane.objects.select_for_update().filter(**named).first()
    if found is None:
        Lane.objects.get_or_create(**named)
        found = Lane.objects.select_for_update().get(**named)
    return found


def _known(lane: Lane, header: Header, sent: Sent) -> Message:
    """What was received under this number before."""
    message = Message.objects.get(lane=lane, number=header.number)
    if message.header_sha256 != digest_of(sent.header):
        raise Disagreement(lane=lane.pk, number=header.number)
    return message


def _kept(lane: Lane, header: Header, sent: Sent) -> Message:
    reason, now = _fault(lane.peer, header, sent), clock.now()
    digest, own = digest_of(sent.header), newest_key()
    receipt = Receipt(
        id=header.id, header_sha256=digest, number=header.number, accepted=reason is None,
        reason=reason or "", received_at=now,
    )  # fmt: skip
    message = Message.objects.create(
        lane=lane, direction=Direction.IN, number=header.number, uid=header.id, act=header.act, about=header.about,
        state=MessageState.REFUSED if reason else MessageState.RECEIVED, header=sent.header, header_sha256=digest,
        receipt=signed(receipt, own.key, own.name), content=None if reason else sent.content, words=reason or "",
        parts=[list(part) for part in header.parts], sha256=header.sha256, size=header.size, made_at=now,
        sent_at=header.sent_at, received_at=now, handled_at=now if reason else None,
    )  # fmt: skip
    lane.number, lane.chain = header.number, digest
    lane.save(update_fields=["number", "chain"])
    if reason:
        record(
            SYSTEM, "exchange.refused", Subject("message", str(header.id)), facts={"reason": reason.name}, outcome="refused"
        )  # fmt: skip
    return message


def _fault(peer: Peer, header: Header, sent: Sent) -> Reason | None:
    if header.size > _LARGEST:
        return Reason.TOO_LARGE
    if len(sent.content) != header.size or hashlib.sha256(sent.content).hexdigest() != header.sha256:
        return Reason.ALTERED
    if not all(is_whole(peer.code, sha256, size) for sha256, size in header.parts):
        return Reason.PART_MISSING
    return reason_against(peer, header)
