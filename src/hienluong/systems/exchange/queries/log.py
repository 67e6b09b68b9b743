"""The log of messages, as operators read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from hienluong.kernel.access.public import Actor
from hienluong.systems.exchange.errors import MessageNotFound
from hienluong.systems.exchange.models import Message, MessageState
from hienluong.systems.exchange.rights import MANAGE

__all__ = ["Wanted", "message_numbered", "messages_of"]

AT_A_TIME = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which messages: of one installation, in one state, about one document; empty words stand for any."""

    peer: str = ""
    state: str = ""
    about: str = ""


def messages_of(actor: Actor, wanted: Wanted, before: int | None) -> tuple[Sequence[Message], int | None]:
    """Newest first, and where the next page begins. Raises NotAllowed."""
    actor.require(MANAGE)
    found = Message.objects.select_related("lane__peer").defer("content", "header", "receipt").order_by("-pk")
    if wanted.peer:
        found = found.filter(lane__peer__code=wanted.peer)
    if wanted.state in MessageState.values:
        found = found.filter(state=wanted.state)
    if wanted.about:
        found = found.filter(about=wanted.about)
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found[: AT_A_TIME + 1])
    return rows[:AT_A_TIME], rows[AT_A_TIME - 1].pk if len(rows) > AT_A_TIME else None


def message_numbered(actor: Actor, number: int) -> Message:
    """Raises NotAllowed, MessageNotFound."""
    actor.require(MANAGE)
    found = Message.objects.select_related("lane__peer", "document", "stamp").filter(pk=number).first()
    if found is None:
        raise MessageNotFound
    return found
