"""What was issued or withdrawn here goes to the agencies of other installations."""

from collections.abc import Sequence

from django.db import transaction

from hienluong.base import clock
from hienluong.systems.documents.public import Document, Receiver, State, Way, note_at_receiver, note_sent
from hienluong.systems.exchange.actions.post import Posting, post
from hienluong.systems.exchange.edxml.values import Act, StatusCode
from hienluong.systems.exchange.models import Direction, Kind, Message
from hienluong.systems.exchange.queries.directory import destination_of
from hienluong.systems.exchange.queries.packets import document_id_of

__all__ = ["dispatch", "take_back"]


@transaction.atomic
def dispatch(document_id: int) -> int:
    """Put a packet on its way to each receiver elsewhere that has none yet; how many. May be repeated."""
    document = Document.objects.select_for_update().get(pk=document_id)
    if document.state != State.ISSUED:
        return 0
    waiting = list(document.receivers.filter(way=Way.EXCHANGE, sent_at=None).order_by("position"))
    for receiver in waiting:
        _send(document, receiver)
    return len(waiting)


def _send(document: Document, receiver: Receiver) -> None:
    destination = destination_of(receiver.identifier)
    if destination is None:
        words = "Không tìm thấy cơ quan nhận trong danh bạ liên thông; gửi bằng cách khác."
        note_at_receiver(receiver.pk, StatusCode.REFUSED.value, words, clock.now())
        return
    replaced = document.replaces_id is not None and _was_sent(document.replaces_id, receiver.identifier)
    words = f"Gửi {destination.instead_of}; cơ quan tiếp nhận thay." if destination.instead_of else ""
    post(
        Posting(
            peer=destination.agency.peer, kind=Kind.DOCUMENT, sender=document.issuer_identifier,
            receiver=destination.agency.identifier, act=Act.REPLACE if replaced else Act.NEW,
            about=document_id_of(document), words=words, document=document, to=receiver,
        )
    )  # fmt: skip
    note_sent(receiver.pk)


def _was_sent(document_id: int, identifier: str) -> bool:
    return Message.objects.filter(
        document=document_id, direction=Direction.OUT, receiver__identifier=identifier
    ).exists()


@transaction.atomic
def take_back(document_id: int) -> int:
    """Ask every receiver elsewhere to cancel what was withdrawn here; how many are asked."""
    sent = _documents_sent(document_id)
    asked = set(
        Message.objects.filter(document=document_id, act=Act.RECALL).values_list("receiver", flat=True)
    )
    due = [each for each in sent if each.receiver_id not in asked]
    for each in due:
        lane = each.lane
        post(
            Posting(
                peer=lane.peer, kind=Kind.DOCUMENT, sender=lane.sender, receiver=lane.receiver, act=Act.RECALL,
                about=each.about, document=each.document, to=each.receiver,
                words=each.document.ended_why[:500] if each.document else "",
            )
        )  # fmt: skip
    return len(due)


def _documents_sent(document_id: int) -> Sequence[Message]:
    found = Message.objects.filter(
        document=document_id,
        direction=Direction.OUT,
        lane__kind=Kind.DOCUMENT,
        act__in=[Act.NEW, Act.REPLACE],
    )
    return list(found.filter(again_of=None).select_related("lane__peer", "document", "receiver"))
