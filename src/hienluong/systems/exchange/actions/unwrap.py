"""Open a received packet: believe its signature, keep its files."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _

from hienluong.base.text import fold
from hienluong.kernel.access.public import SYSTEM
from hienluong.shared.files.public import Purpose, StoredFile, UploadedBytes, store
from hienluong.shared.signing.public import SignatureReport, Verdict, validate_xml
from hienluong.systems.documents.public import FileIn, FileRole
from hienluong.systems.exchange.edxml.reading import read
from hienluong.systems.exchange.edxml.values import Attachment, Packet, Reply
from hienluong.systems.exchange.errors import PacketUnproven, Unfit
from hienluong.systems.exchange.models import Kind, Message, MessageState, OutsideAgency
from hienluong.systems.exchange.queries.houses import houses_of
from hienluong.systems.exchange.queries.parts import part_path

__all__ = ["Unwrapped", "clear_parts", "unwrap"]

_WORD = "documents.file"
_X520 = 60
"""Names in certificates end after 64 letters."""


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """What a message says, and its files as they are kept here."""

    said: Packet | Reply
    files: Sequence[FileIn] = ()


def unwrap(message: Message) -> Unwrapped:
    """Call it outside of transactions: files are scanned.

    Raises PacketUnproven when the agency's signature does not hold, Unfit when header and packet disagree, what reading
    raises, and what `files.store` raises.
    """
    content = bytes(message.content or b"")
    if message.lane.kind == Kind.STATUS:
        return Unwrapped(_same(message, read(content)))
    said = _same(message, read(_proven(message, validate_xml(content, message.received_at))))
    if not isinstance(said, Packet):
        raise Unfit
    return Unwrapped(said, _files(message, said.attachments))


def _proven(message: Message, report: SignatureReport) -> bytes:
    """What the signature of the sending agency covers; nothing else is read."""
    if report.verdict is not Verdict.VALID:
        raise PacketUnproven(why=" ".join(report.sentences))
    named = OutsideAgency.objects.filter(peer=message.lane.peer, identifier=message.lane.sender)
    keys = set(named.values_list("name_key", flat=True))
    signer = report.signatures[0]
    if not {fold(signer.agency)[:_X520], fold(signer.who)[:_X520]} & {key[:_X520] for key in keys}:
        raise PacketUnproven(why=_("người ký là %(signer)s") % {"signer": signer.agency or signer.who})
    return report.signed


def _same(message: Message, said: Packet | Reply) -> Packet | Reply:
    """The header, which decided order and rights, must speak of the same as the packet."""
    if isinstance(said, Packet):
        agrees = (said.act.value, said.document_id) == (message.act, message.about)
        agrees = agrees and any(each.identifier == message.lane.receiver for each in said.receivers)
    else:
        agrees = (said.code.value, said.about.document_id) == (message.act, message.about)
    if not agrees or said.sender.identifier != message.lane.sender:
        raise Unfit
    return said


def _files(message: Message, attachments: Sequence[Attachment]) -> Sequence[FileIn]:
    kept = [(each, _stored(message, each)) for each in attachments]
    return [
        FileIn(stored.pk, each.description or stored.name, FileRole.ATTACHMENT if place else FileRole.MAIN)
        for place, (each, stored) in enumerate(kept)
    ]


def _stored(message: Message, attachment: Attachment) -> StoredFile:
    houses = houses_of(message.lane.receiver)
    purpose = Purpose(_WORD, None, houses[0].agency_id if houses else None)
    if attachment.content is not None:
        return store(SYSTEM, UploadedBytes(attachment.name, BytesIO(attachment.content), ""), purpose)
    if [attachment.sha256, attachment.size] not in message.parts:
        raise Unfit
    with part_path(message.lane.peer.code, attachment.sha256).open("rb") as stream:
        return store(SYSTEM, UploadedBytes(attachment.name, stream, ""), purpose)


def clear_parts(message: Message) -> None:
    """What lay beside a handled packet is kept as files now. Other packets that wait may carry the same file."""
    waiting = Message.objects.filter(lane__peer=message.lane.peer, state=MessageState.RECEIVED)
    for part in message.parts:
        if not waiting.filter(parts__contains=[part]).exists():
            part_path(message.lane.peer.code, part[0]).unlink(missing_ok=True)
