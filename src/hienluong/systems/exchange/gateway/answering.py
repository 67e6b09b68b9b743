"""What the gateway answers to whom."""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import HouseError, NotFound, TooLarge
from hienluong.systems.exchange.actions.accept import accept
from hienluong.systems.exchange.actions.take_part import take_part
from hienluong.systems.exchange.errors import Disagreement, NotReadable
from hienluong.systems.exchange.models import Direction, Lane, Peer
from hienluong.systems.exchange.queries.card import own_card
from hienluong.systems.exchange.queries.crowding import ensure_room
from hienluong.systems.exchange.queries.parts import held
from hienluong.systems.exchange.queries.peers import key_named
from hienluong.systems.exchange.values import Sent
from hienluong.systems.exchange.wire.frames import frames_in

__all__ = ["Question", "answer", "caller"]

_LARGEST = 8 * 1024 * 1024
"""Bytes of a request with messages, also after decompression. Files come in pieces, by another address."""
_DIGEST = re.compile(r"/v1/parts/([0-9a-f]{64})$")


@dataclass(frozen=True, slots=True)
class Question:
    """A request: `pieces` is the body as it comes in."""

    method: str
    target: str
    encoding: str
    pieces: Iterator[bytes]


def caller(fingerprint: str) -> Peer:
    """The installation whose certificate was shown. Raises NotKnown."""
    peer: Peer = key_named(fingerprint).peer
    Peer.objects.filter(pk=peer.pk).update(heard_at=clock.now())
    return peer


def answer(peer: Peer, question: Question) -> dict[str, Any]:
    """The answer as JSON holds it. Raises the errors of the house; the server tells them by their status."""
    address = urlsplit(question.target)
    found = _ANSWERS.get((question.method, address.path))
    if found is not None:
        return found(peer, question)
    digest = _DIGEST.match(address.path)
    if digest is None:
        raise NotFound
    if question.method == "PUT":
        at = parse_qs(address.query).get("at", [""])[0]
        if not at.isdigit():
            raise NotReadable
        return {"held": take_part(peer, digest[1], int(at), question.pieces)}
    return {"held": held(peer.code, digest[1])}


def _take(peer: Peer, question: Question) -> dict[str, Any]:
    ensure_room()
    messages = list(frames_in(_body(question)))
    with transaction.atomic():  # one for all, so that the disk is waited for once
        return {"answers": [_answer(peer, sent) for sent in messages]}


def _answer(peer: Peer, sent: Sent) -> dict[str, Any]:
    try:
        with transaction.atomic():
            said = accept(peer, sent)
    except HouseError as error:
        return {"error": error.what, "held": isinstance(error, Disagreement)}
    return {"receipt": said.receipt} if said.receipt else {"expected": said.expected}


def _body(question: Question) -> bytes:
    whole = bytearray()
    for piece in question.pieces:
        whole += piece
        if len(whole) > _LARGEST:
            raise TooLarge
    return _inflated(bytes(whole)) if question.encoding == "deflate" else bytes(whole)


def _inflated(body: bytes) -> bytes:
    """Decompressed, and no more than is taken plain."""
    stream = zlib.decompressobj()
    try:
        whole = stream.decompress(body, _LARGEST)
    except zlib.error as error:
        raise NotReadable from error
    if stream.unconsumed_tail or not stream.eof:
        raise TooLarge
    return whole


def _card(peer: Peer, question: Question) -> dict[str, Any]:  # noqa: ARG001 - everybody gets the same
    return dict(own_card().facts())


def _ledger(peer: Peer, question: Question) -> dict[str, Any]:  # noqa: ARG001
    """What we have of the lanes of who asks."""
    lanes = Lane.objects.filter(peer=peer, direction=Direction.IN).order_by("kind", "sender", "receiver")
    return {"lanes": list(lanes.values("kind", "sender", "receiver", "number", "chain"))}


_ANSWERS: dict[tuple[str, str], Callable[[Peer, Question], dict[str, Any]]] = {
    ("POST", "/v1/messages"): _take,
    ("GET", "/v1/card"): _card,
    ("GET", "/v1/ledger"): _ledger,
}
