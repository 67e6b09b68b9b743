"""Say what became of a document here."""

from hienluong.systems.documents.public import Document
from hienluong.systems.exchange.actions.post import Posting, post
from hienluong.systems.exchange.edxml.values import StatusCode
from hienluong.systems.exchange.models import Direction, Kind, Message

__all__ = ["came_by", "reply"]


def reply(message: Message, code: StatusCode, words: str = "") -> None:
    """To whoever sent a received packet."""
    lane = message.lane
    post(
        Posting(
            peer=lane.peer, kind=Kind.STATUS, sender=lane.receiver, receiver=lane.sender, act=code.value,
            about=message.about, words=words, document=message.document,
        )
    )  # fmt: skip


def came_by(document: Document) -> Message | None:
    """The packet by which a document came; None when it came another way."""
    found = Message.objects.filter(document=document, direction=Direction.IN, lane__kind=Kind.DOCUMENT)
    return found.select_related("lane__peer").order_by("-pk").first()
