"""Write down what another installation answered to the messages of one request."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.public import Note, Subject, record_all
from hienluong.systems.documents.public import note_at_receiver
from hienluong.systems.exchange.edxml.values import StatusCode
from hienluong.systems.exchange.errors import NotBelieved
from hienluong.systems.exchange.models import Kind, Lane, Message, MessageState, Peer
from hienluong.systems.exchange.queries.peers import key_named
from hienluong.systems.exchange.rules.pauses import pause_after
from hienluong.systems.exchange.values import Receipt
from hienluong.systems.exchange.wire.tokens import issuer_of, receipt_in

__all__ = ["Said", "note_failure", "note_success", "settle"]


@dataclass(frozen=True, slots=True)
class Said:
    """The answer to one message: a receipt, the number that is expected instead, or why it was not taken.

    `held`: the two ledgers disagree about this lane, which only people can put right.
    """

    receipt: str = ""
    expected: int = 0
    error: str = ""
    held: bool = False


@transaction.atomic
def settle(peer: Peer, messages: Sequence[Message], answers: Sequence[Said]) -> str:
    """Note each receipt; the first reason why something was not taken, empty when all was.

    Raises NotBelieved for a receipt that its signer or its words do not prove; nothing is noted then.
    """
    fault, settled = "", []
    for message, said in zip(messages, answers, strict=True):
        if said.receipt:
            settled.append(_noted(message, _believed(peer, message, said.receipt), said.receipt))
        elif said.expected:
            _send_again(message, said.expected)
        elif said.held:
            Lane.objects.filter(pk=message.lane_id, held="").update(held=said.error[:300])
        else:
            fault = fault or said.error
    fields = ["state", "receipt", "received_at", "words", "content"]
    Message.objects.bulk_update(settled, fields)
    record_all([_entry(message) for message in settled])
    return fault


def _believed(peer: Peer, message: Message, token: str) -> Receipt:
    key = key_named(issuer_of(token))
    receipt = receipt_in(token, key.certificate)
    if key.peer_id != peer.pk or (receipt.id, receipt.header_sha256) != (message.uid, message.header_sha256):
        raise NotBelieved(reason="receipt")
    return receipt


def _noted(message: Message, receipt: Receipt, token: str) -> Message:
    message.receipt, message.received_at = token, receipt.received_at
    message.state = MessageState.DELIVERED if receipt.accepted else MessageState.DEAD
    if not receipt.accepted:
        message.words = receipt.reason
        if message.receiver_id and message.lane.kind == Kind.DOCUMENT:
            note_at_receiver(message.receiver_id, StatusCode.REFUSED, receipt.reason, receipt.received_at)
    return message


def _entry(message: Message) -> Note:
    facts = {"state": message.state, "number": message.number or 0, "sha256": message.sha256}
    return Note(SYSTEM, "exchange.sent", Subject("message", str(message.uid)), facts=facts)


def _send_again(message: Message, expected: int) -> None:
    """The other side knows less than we delivered: it was restored from a copy. It gets everything from there on."""
    lane = Lane.objects.select_for_update().get(pk=message.lane_id)
    sent = Message.objects.filter(lane=lane, number__gte=expected, state=MessageState.DELIVERED)
    sent.update(state=MessageState.READY)


def note_success(peer: Peer) -> None:
    """It answered."""
    Peer.objects.filter(pk=peer.pk).update(
        heard_at=clock.now(), failing_since=None, next_try_at=None, tries=0, error=""
    )


def note_failure(peer: Peer, words: str) -> None:
    """It did not answer, or took nothing: the next try comes after a pause that grows."""
    tries, now = peer.tries + 1, clock.now()
    Peer.objects.filter(pk=peer.pk).update(
        tries=tries,
        error=words[:300],
        failing_since=peer.failing_since or now,
        next_try_at=now + pause_after(tries),
    )
