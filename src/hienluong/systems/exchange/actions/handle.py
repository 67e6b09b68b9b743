"""Do what a received message asks for, in the order of its lane, each once."""

from django.db import transaction
from django.utils.translation import gettext as _

from hienluong.base import clock
from hienluong.base.errors import HouseError
from hienluong.systems.exchange.actions.handle_document import handle_document
from hienluong.systems.exchange.actions.handle_reply import handle_reply
from hienluong.systems.exchange.actions.replying import reply
from hienluong.systems.exchange.actions.unwrap import Unwrapped, clear_parts, unwrap
from hienluong.systems.exchange.edxml.values import Packet, Reply, StatusCode
from hienluong.systems.exchange.errors import Unfit
from hienluong.systems.exchange.models import Kind, Lane, Message, MessageState

__all__ = ["handle_next"]

_WORDS = 500


def handle_next(lane: Lane) -> bool:
    """Handle the oldest received message of a lane; False when none waits.

    The files of a packet are looked at outside of transactions; what the packet does is one transaction with the mark
    that it was done.
    """
    message = lane.messages.filter(state=MessageState.RECEIVED).order_by("number").first()
    if message is None:
        return False
    unwrapped: Unwrapped | None = None
    fault = ""
    try:
        unwrapped = unwrap(message)
    except HouseError as error:
        fault = _told(error)
    with transaction.atomic():
        waiting = Message.objects.select_for_update().filter(pk=message.pk, state=MessageState.RECEIVED)
        held = waiting.select_related("lane__peer").first()
        if held is not None:
            _done(held, unwrapped, fault)
    clear_parts(message)
    return True


def _done(message: Message, unwrapped: Unwrapped | None, fault: str) -> None:
    if unwrapped is not None:
        try:
            with transaction.atomic():
                _act(message, unwrapped)
        except HouseError as error:
            fault = _told(error)
    message.state = MessageState.REFUSED if fault else MessageState.HANDLED
    message.words, message.handled_at = fault[:_WORDS], clock.now()
    message.save(update_fields=["state", "words", "handled_at", "document"])
    if fault and message.lane.kind == Kind.DOCUMENT:
        reply(message, StatusCode.REFUSED, message.words)


def _act(message: Message, unwrapped: Unwrapped) -> None:
    match unwrapped.said:
        case Packet() if message.lane.kind == Kind.DOCUMENT:
            handle_document(message, unwrapped)
        case Reply() if message.lane.kind == Kind.STATUS:
            handle_reply(message, unwrapped.said)
        case _:
            raise Unfit


def _told(error: HouseError) -> str:
    return str(_(error.what)) % error.facts
