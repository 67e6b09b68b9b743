"""A document as a packet says it, and a state as it is reported."""

from collections.abc import Sequence

from hienluong.base import clock
from hienluong.kernel.organisation.public import standing
from hienluong.shared.files.public import kept_path
from hienluong.systems.documents.public import Document, DocumentFile, FileRole
from hienluong.systems.exchange.edxml.values import (
    Act,
    Attachment,
    Organ,
    Packet,
    Reply,
    ReplyTo,
    StatusCode,
    Trace,
)
from hienluong.systems.exchange.models import Message, OutsideAgency

__all__ = ["document_id_of", "packet_of", "reply_of"]

_INSIDE = 192 * 1024
"""Bytes of files that travel inside the packet; more of them travel beside it, in pieces."""
_NORMATIVE, _ADMINISTRATIVE = 1, 2


def document_id_of(document: Document) -> str:
    """The name of a document between installations: issuer, day, symbol (as the national exchange writes it)."""
    day = f"{document.issued_on:%Y/%m/%d}" if document.issued_on else ""
    return f"{document.issuer_identifier},{day},{document.symbol}"


def packet_of(message: Message) -> Packet:
    """What a message about a document says. A taking back carries no files."""
    document = message.document
    if document is None:
        raise ValueError("a packet is about a document")
    number, _, notation = document.symbol.partition("/")
    receiver = OutsideAgency.objects.filter(identifier=message.lane.receiver).order_by("-valid_from").first()
    kind = document.type
    return Packet(
        document_id=message.about,
        sender=_own(document, message.lane.sender),
        receivers=[Organ(identifier=message.lane.receiver, name=receiver.name if receiver else "")],
        act=Act(message.act),
        reason=message.words,
        number=number,
        notation=notation,
        place="",
        issued_on=document.issued_on,
        type_kind=_NORMATIVE if kind and kind.group == "normative" else _ADMINISTRATIVE,
        type_detail=kind.packet_code if kind else None,
        type_name=kind.name if kind else "",
        subject=document.subject,
        signer_position=document.signer_position,
        signer_name=document.signer_name,
        due_on=document.due_on,
        priority=document.urgency,
        pages=document.pages,
        to_places=list(document.receivers.order_by("position").values_list("name", flat=True)),
        answers=_answers(document),
        replaces=_replaces(document) if message.act == Act.REPLACE else (),
        traces=[Trace(identifier=message.lane.sender, at=clock.now())],
        attachments=() if message.act == Act.RECALL else _attachments(document),
    )


def reply_of(message: Message) -> Reply:
    """What a message about a state says: the state is that of the moment in which it was noted."""
    house = Organ(identifier=message.lane.sender, name=_name_of(message))
    about = ReplyTo(identifier=message.lane.receiver, document_id=message.about)
    return Reply(
        sender=house, about=about, code=StatusCode(message.act), at=message.made_at, words=message.words
    )


def _name_of(message: Message) -> str:
    held = standing(clock.today())
    agency = held.get(message.document.agency_id) if message.document else None
    return agency.name if agency else message.lane.sender


def _own(document: Document, identifier: str) -> Organ:
    above = standing(clock.today()).get(document.agency_id)
    parent = standing(clock.today()).get(above.parent_id or 0) if above else None
    return Organ(identifier=identifier, name=document.issuer_name, in_charge=parent.name if parent else "")


def _answers(document: Document) -> Sequence[ReplyTo]:
    asked = document.answers
    if asked is None:
        return ()
    came = (
        Message.objects.filter(document=asked, direction="in", lane__kind="document").order_by("pk").first()
    )
    named = came.about if came else ""
    return [
        ReplyTo(
            identifier=asked.issuer_identifier, symbol=asked.symbol, issued_on=asked.issued_on, document_id=named
        )
    ]  # fmt: skip


def _replaces(document: Document) -> Sequence[str]:
    return [document_id_of(document.replaces)] if document.replaces else []


def _attachments(document: Document) -> Sequence[Attachment]:
    """The issued document first. Earlier stages of it (drafted, signed but without number) stay here."""
    files = list(document.files.select_related("file__blob").order_by("position"))
    issued = [each for each in files if each.role == FileRole.MAIN][-1:]
    sent = [*issued, *(each for each in files if each.role == FileRole.ATTACHMENT)]
    inside = sum(each.file.blob.size for each in sent) <= _INSIDE
    return [_attachment(each, inside=inside) for each in sent]


def _attachment(held: DocumentFile, *, inside: bool) -> Attachment:
    blob = held.file.blob
    content = kept_path(blob.sha256).read_bytes() if inside else None
    return Attachment(
        name=held.file.name, media_type=blob.media_type, description=held.name, content=content,
        sha256=blob.sha256, size=blob.size,
    )  # fmt: skip
