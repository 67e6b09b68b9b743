"""What a received packet does: a document arrives, or one that came before is taken back or replaced."""

from collections.abc import Sequence

from hienluong.kernel.access.public import SYSTEM
from hienluong.shared.work.public import Urgency
from hienluong.systems.documents.public import (
    Arrival,
    Document,
    Facts,
    Origin,
    Receiver,
    arrive,
    be_recalled,
    be_replaced,
    type_of_packet,
)
from hienluong.systems.exchange.actions.replying import reply
from hienluong.systems.exchange.actions.unwrap import Unwrapped
from hienluong.systems.exchange.edxml.values import Act, Packet, ReplyTo, StatusCode
from hienluong.systems.exchange.errors import PermitMissing, Unfit
from hienluong.systems.exchange.models import Direction, Message
from hienluong.systems.exchange.queries.houses import House, houses_of
from hienluong.systems.exchange.queries.permits import may_send

__all__ = ["handle_document"]

_UNTIL_CLOSED = {"arrived", "registered", "working"}


def handle_document(message: Message, unwrapped: Unwrapped) -> None:
    """In the caller's transaction, which marks the message as handled. Raises Unfit, PermitMissing, SecretNotAllowed."""
    packet = unwrapped.said
    if not isinstance(packet, Packet):
        raise Unfit
    if packet.act is Act.RECALL:
        _take_back(message, packet)
        return
    kind = type_of_packet(packet.type_kind, packet.type_detail, packet.type_name)
    if not may_send(message.lane.peer, message.lane.sender, kind):
        raise PermitMissing
    for house in houses_of(message.lane.receiver):
        message.document = arrive(SYSTEM, _arrival(message, unwrapped, packet, house, kind))
    if packet.act in {Act.UPDATE, Act.REPLACE}:
        _put_aside(message, packet)
    reply(message, StatusCode.ARRIVED)


def _arrival(message: Message, unwrapped: Unwrapped, packet: Packet, house: House, kind: str) -> Arrival:
    return Arrival(
        agency_id=house.agency_id,
        origin=Origin.EXCHANGE,
        origin_key=f"{message.lane.peer.code}:{message.uid}",
        facts=_facts(packet, house, kind),
        files=unwrapped.files,
        answers_id=_asked_here(packet.answers, house.agency_id),
    )


def _facts(packet: Packet, house: House, kind: str) -> Facts:
    note = f"Gửi {house.instead_of}; tiếp nhận thay theo sắp xếp tổ chức." if house.instead_of else ""
    return Facts(
        issuer_name=packet.sender.name, issuer_identifier=packet.sender.identifier, subject=packet.subject,
        symbol=f"{packet.number}/{packet.notation}" if packet.notation else packet.number,
        issued_on=packet.issued_on, type_code=kind, pages=packet.pages, due_on=packet.due_on, note=note,
        urgency=Urgency(min(packet.priority, Urgency.EXPRESS)), signer_name=packet.signer_name[:120],
        signer_position=f"{packet.signer_capacity} {packet.signer_position}".strip()[:160],
    )  # fmt: skip


def _asked_here(answers: Sequence[ReplyTo], agency_id: int) -> int | None:
    """The agency's own document that is answered, by the DocumentId under which it was sent."""
    named = [each.document_id for each in answers if each.document_id]
    sent = Receiver.objects.filter(document__agency=agency_id, document__in=_sent_as(named)).first()
    return sent.document_id if sent else None


def _sent_as(named: Sequence[str]) -> Sequence[int]:
    found = Message.objects.filter(direction=Direction.OUT, about__in=named, document__isnull=False)
    return [pk for pk in found.values_list("document", flat=True) if pk]


def _earlier(message: Message, document_id: str) -> Sequence[Message]:
    """The packets by which a document came from this installation to this agency, unless it ended already."""
    found = Message.objects.filter(
        lane__peer=message.lane.peer, lane__sender=message.lane.sender, lane__receiver=message.lane.receiver,
        direction=Direction.IN, about=document_id, document__isnull=False,
    )  # fmt: skip
    return list(found.exclude(pk=message.pk).select_related("document", "lane__peer"))


def _take_back(message: Message, packet: Packet) -> None:
    """Agreed while nobody finished with it, declined afterwards (state 16); both with trace."""
    held = [each.document for each in _earlier(message, packet.document_id) if each.document]
    if not held:
        raise Unfit
    message.document = held[-1]
    open_ones = [each for each in held if each.state in _UNTIL_CLOSED]
    for each in open_ones:
        be_recalled(SYSTEM, each.pk, packet.reason)
    reply(
        message, StatusCode.AGREED if open_ones else StatusCode.DECLINED, _why_not(held[-1], bool(open_ones))
    )


def _why_not(document: Document, agreed: bool) -> str:  # noqa: FBT001 - the two answers
    return "" if agreed else f"Văn bản đã ở trạng thái: {document.get_state_display()}."


def _put_aside(message: Message, packet: Packet) -> None:
    """What the new one stands for is marked as replaced."""
    for named in [*packet.replaces, *([packet.document_id] if packet.act is Act.UPDATE else [])]:
        for each in _earlier(message, named):
            if each.document and each.document.state in {*_UNTIL_CLOSED, "closed"}:
                be_replaced(SYSTEM, each.document.pk, packet.reason)
