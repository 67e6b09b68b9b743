"""Writing packets in the form of QCVN 102:2016/BTTTT."""

import base64
import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from hienluong.systems.exchange.edxml.tree import NAMESPACE, Part, day, element, moment
from hienluong.systems.exchange.edxml.values import Attachment, Organ, Packet, Reply, ReplyTo, Staff

__all__ = ["ENVELOPE", "write_packet", "write_reply"]

ENVELOPE = f"{{{NAMESPACE}}}edXMLEnvelope"
_SHAPE: dict[str, str] = {None: NAMESPACE, "edXML": NAMESPACE}  # type: ignore[dict-item]
_BESIDE = "sha256:"
_NO_PATH = re.compile(r"[/\\\x00]")


def write_packet(packet: Packet) -> bytes:
    """The packet, unsigned. Attachments without content are named by their digest alone."""
    root, header = _begun()
    element(header, "MessageHeader", _message(packet))
    element(header, "TraceHeaderList", [*_traces(packet), ("Bussiness", _business(packet))])
    body = element(root[0], "edXMLBody", ())
    manifest = element(body, "edXMLManifest", ())
    manifest.set("version", "1.0")
    for place, each in enumerate(packet.attachments, 1):
        element(manifest, "Reference", _named(each, place))
    _add_contents(root, packet)
    return _written(root)


def write_reply(reply: Reply) -> bytes:
    """A state, unsigned."""
    root, header = _begun()
    element(
        header,
        "MessageHeader",
        [
            ("From", _organ(reply.sender)),
            ("ResponseFor", _reply_to(reply.about)),
            ("StaffInfo", _staff(reply.staff)),
            ("StatusCode", reply.code.value),
            ("Description", reply.words),
            ("Timestamp", moment(reply.at)),
        ],
    )
    return _written(root)


def _begun() -> tuple[etree._Element, etree._Element]:
    root = etree.Element(f"{{{NAMESPACE}}}edXML", nsmap=_SHAPE)
    envelope = etree.SubElement(root, ENVELOPE)
    return root, element(envelope, "edXMLHeader", ())


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _message(packet: Packet) -> Iterator[Part]:
    yield "From", _organ(packet.sender)
    for receiver in packet.receivers:
        yield "To", _organ(receiver)
    yield "DocumentId", packet.document_id
    yield "Code", [("CodeNumber", packet.number), ("CodeNotation", packet.notation)]
    yield "PromulgationInfo", [("Place", packet.place), ("PromulgationDate", day(packet.issued_on))]
    yield "DocumentType", [
        ("Type", packet.type_kind), ("TypeDetail", packet.type_detail), ("TypeName", packet.type_name),
    ]  # fmt: skip
    yield "Subject", packet.subject
    yield "Content", packet.content or packet.subject
    yield "SignerInfo", [
        ("Competence", packet.signer_capacity), ("Position", packet.signer_position),
        ("FullName", packet.signer_name),
    ]  # fmt: skip
    yield "DueDate", day(packet.due_on)
    yield "OtherInfo", [
        ("Priority", packet.priority), ("PromulgationAmount", packet.copies), ("PageAmount", packet.pages),
    ]  # fmt: skip
    yield "SteeringType", packet.steering
    yield "ToPlaces", [("Place", place) for place in packet.to_places]
    for asked in packet.answers:
        yield "ResponseFor", _reply_to(asked)


def _traces(packet: Packet) -> Iterator[Part]:
    for trace in packet.traces:
        yield "TraceHeader", [("OrganId", trace.identifier), ("Timestamp", moment(trace.at))]


def _business(packet: Packet) -> Iterator[Part]:
    yield "DocumentId", packet.document_id
    yield "BussinessDocType", packet.act.value
    yield "BussinessDocReason", packet.reason
    yield "Paper", 0
    if packet.replaces:
        yield "ReplacementInfoList", [
            ("ReplacementInfo", [("DocumentId", each), ("OrganIdList", _ids(packet))]) for each in packet.replaces
        ]  # fmt: skip
    yield "StaffInfo", _staff(packet.staff)


def _ids(packet: Packet) -> list[Part]:
    return [("OrganId", each.identifier) for each in packet.receivers]


def _organ(organ: Organ) -> list[Part]:
    return [
        ("OrganId", organ.identifier), ("OrganizationInCharge", organ.in_charge), ("OrganName", organ.name),
        ("OrganAdd", organ.address), ("Email", organ.email), ("Telephone", organ.telephone), ("Fax", organ.fax),
        ("Website", organ.website),
    ]  # fmt: skip


def _staff(staff: Staff) -> list[Part]:
    return [
        ("Department", staff.department), ("Staff", staff.name), ("Email", staff.email), ("Mobile", staff.mobile),
    ]  # fmt: skip


def _reply_to(asked: ReplyTo) -> list[Part]:
    return [
        ("OrganId", asked.identifier), ("Code", asked.symbol), ("PromulgationDate", day(asked.issued_on)),
        ("DocumentId", asked.document_id),
    ]  # fmt: skip


def _named(attachment: Attachment, place: int) -> list[Part]:
    return [
        ("ContentId", _content_id(attachment, place)), ("ContentType", attachment.media_type),
        ("Description", attachment.description), ("AttachmentName", attachment.name),
    ]  # fmt: skip


def _content_id(attachment: Attachment, place: int) -> str:
    return (
        f"cid:{place}"
        if attachment.content is not None
        else f"{_BESIDE}{attachment.sha256}:{attachment.size}"
    )


def _add_contents(root: etree._Element, packet: Packet) -> None:
    held = element(root, "AttachmentEncoded", ())
    for place, each in enumerate(packet.attachments, 1):
        if each.content is not None:
            parts = [*_named(each, place), ("ContentTransferEncoded", _zipped(each.name, each.content))]
            element(held, "Attachment", parts)


def _zipped(name: str, content: bytes) -> str:
    """Contents travel zipped, then in base64."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(_NO_PATH.sub("_", name), content)
    return base64.b64encode(buffer.getvalue()).decode()
