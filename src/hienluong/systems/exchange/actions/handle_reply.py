"""What a received state does: the sender's side knows how its document fares."""

from hienluong.base import clock
from hienluong.systems.documents.public import note_at_receiver
from hienluong.systems.exchange.edxml.values import Act, Reply, StatusCode
from hienluong.systems.exchange.errors import OutOfOrder, Unfit
from hienluong.systems.exchange.models import Direction, Kind, Message
from hienluong.systems.exchange.rules.states import follows

__all__ = ["handle_reply"]


def handle_reply(message: Message, said: Reply) -> None:
    """In the caller's transaction. Raises Unfit for a document that was not sent there, OutOfOrder."""
    sent = _sent(message)
    if sent is None or sent.receiver is None:
        raise Unfit
    message.document, message.receiver = sent.document, sent.receiver
    if not follows(sent.receiver.code_there, said.code):
        raise OutOfOrder(before=sent.receiver.code_there or "-", after=said.code.value)
    if said.code in {StatusCode.ARRIVED, StatusCode.REFUSED} and sent.handled_at is None:
        Message.objects.filter(pk=sent.pk).update(handled_at=clock.now())
    note_at_receiver(sent.receiver.pk, said.code.value, said.words, said.at)


def _sent(message: Message) -> Message | None:
    """The packet that the state is about: the newest that was delivered, for agreement and refusal the taking back."""
    lane = message.lane
    found = Message.objects.filter(
        direction=Direction.OUT, lane__kind=Kind.DOCUMENT, lane__peer=lane.peer, about=message.about,
        lane__sender=lane.receiver, lane__receiver=lane.sender,
    )  # fmt: skip
    if message.act not in {StatusCode.AGREED, StatusCode.DECLINED}:
        found = found.exclude(act=Act.RECALL)
    return found.select_related("document", "receiver").order_by("-pk").first()
