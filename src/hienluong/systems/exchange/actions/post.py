"""Put a message on its way: from now on it is not lost."""

from dataclasses import dataclass

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.systems.documents.public import Document, Receiver
from hienluong.systems.exchange.models import Direction, Kind, Lane, Message, MessageState, Peer

__all__ = ["Posting", "post"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """What is to be said to which agency: a business type of QCVN 102 (0–3) about a document, or a state's code."""

    peer: Peer
    kind: Kind
    sender: str
    receiver: str
    act: str
    about: str
    words: str = ""
    document: Document | None = None
    to: Receiver | None = None
    again_of: Message | None = None


def post(posting: Posting) -> Message:
    """In the caller's transaction. The packet itself is made by who sends it, outside of transactions."""
    lane, _ = Lane.objects.get_or_create(
        peer=posting.peer, direction=Direction.OUT, kind=posting.kind,
        sender=posting.sender, receiver=posting.receiver,
    )  # fmt: skip
    return Message.objects.create(
        lane=lane, direction=Direction.OUT, uid=uuid7(), state=MessageState.WAITING, act=posting.act,
        about=posting.about, words=posting.words, document=posting.document, receiver=posting.to,
        again_of=posting.again_of, made_at=clock.now(),
    )  # fmt: skip
