"""Reading packets of strangers. Elements are found by local name: prefixes and nesting of one level differ between builders."""

import base64
import binascii
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from lxml import etree

from hienluong.base import clock
from hienluong.base.text import clean_line, clean_text
from hienluong.systems.exchange.edxml.errors import (
    PacketHostile,
    PacketIncomplete,
    PacketNotReadable,
    PacketTooLarge,
)
from hienluong.systems.exchange.edxml.tree import NAMESPACE
from hienluong.systems.exchange.edxml.values import (
    Act,
    Attachment,
    Organ,
    Packet,
    Reply,
    ReplyTo,
    Staff,
    StatusCode,
    Trace,
)

__all__ = ["read"]

_HEAD = 1_000
_KNOWN = frozenset({NAMESPACE, "http://www.e-doc.vn/Schema/", "http://www.go.vn/eDoc", None})
"""QCVN 102:2016/BTTTT, what stood before it, a provincial hub's, and none."""
_LARGEST_FILE = 200 * 1024 * 1024
_MOST_BYTES = 300 * 1024 * 1024
_MOST_ATTACHMENTS = 200
_BESIDE = re.compile(r"sha256:([0-9a-f]{64}):(\d{1,12})$")
_LONG, _SHORT = 5_000, 500


def read(xml: bytes) -> Packet | Reply:
    """The packet, or the state. Raises PacketNotReadable, PacketIncomplete, PacketHostile, PacketTooLarge."""
    root = _root(xml)
    header = _first(root, "edXMLHeader")
    message = next(
        (found for name in ("MessageHeader", "Status") if (found := _find(header, name)) is not None), None
    )
    if message is None:
        raise PacketIncomplete(path="MessageHeader")
    if _find(message, "StatusCode") is not None:
        return _reply(message)
    return _packet(root, header, message)


def _root(xml: bytes) -> etree._Element:
    if len(xml) > _MOST_BYTES:
        raise PacketTooLarge
    start = xml.find(b"<")
    body = xml[max(start, 0) :]
    if (
        b"<!DOCTYPE" in body or b"<!ENTITY" in body or b"\x00" in body[:_HEAD]
    ):  # another encoding could hide them
        raise PacketHostile
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PacketNotReadable from error
    if etree.QName(root).namespace not in _KNOWN:
        raise PacketNotReadable
    return root


def _packet(root: etree._Element, header: etree._Element, message: etree._Element) -> Packet:
    business = _find(header, "Bussiness", deep=True)
    code, issued = _find(message, "Code"), _find(message, "PromulgationInfo")
    kind, signer, other = (_find(message, name) for name in ("DocumentType", "SignerInfo", "OtherInfo"))
    return Packet(
        document_id=_needed(message, "DocumentId"),
        sender=_organ(_first(message, "From")),
        receivers=[_organ(each) for each in _all(message, "To")],
        act=_act(business),
        reason=_text(business, "BussinessDocReason"),
        number=_text(code, "CodeNumber"),
        notation=_text(code, "CodeNotation"),
        place=_text(issued, "Place"),
        issued_on=_day(_text(issued, "PromulgationDate")),
        type_kind=_number(_text(kind, "Type")) or 2,
        type_detail=_number(_text(kind, "TypeDetail")),
        type_name=_text(kind, "TypeName"),
        subject=_text(message, "Subject", _LONG),
        content=_text(message, "Content", _LONG),
        signer_capacity=_text(signer, "Competence"),
        signer_position=_text(signer, "Position"),
        signer_name=_text(signer, "FullName"),
        due_on=_day(_text(message, "DueDate") or _text(other, "DueDate")),
        priority=_number(_text(other, "Priority")) or 0,
        pages=_number(_text(other, "PageAmount")),
        copies=_number(_text(other, "PromulgationAmount")),
        steering=_number(_text(message, "SteeringType")) or 1,
        to_places=[clean_line(each.text or "") for each in _all(_find(message, "ToPlaces"), "Place")],
        answers=[_reply_to(each) for each in _all(message, "ResponseFor")],
        replaces=list(_replaced(business)),
        traces=list(_traces(header)),
        staff=_staff(_find(business, "StaffInfo") if business is not None else None),
        attachments=list(_attachments(root)),
    )


def _reply(message: etree._Element) -> Reply:
    try:
        code = StatusCode(_text(message, "StatusCode").zfill(2))
    except ValueError as error:
        raise PacketIncomplete(path="StatusCode") from error
    return Reply(
        sender=_organ(_first(message, "From")),
        about=_reply_to(_first(message, "ResponseFor")),
        code=code,
        at=_moment(_needed(message, "Timestamp")),
        words=_text(message, "Description", _LONG),
        staff=_staff(_find(message, "StaffInfo")),
    )


def _find(parent: etree._Element | None, name: str, *, deep: bool = False) -> etree._Element | None:
    if parent is None:
        return None
    return next(parent.iter(f"{{*}}{name}") if deep else parent.iterchildren(f"{{*}}{name}"), None)


def _all(parent: etree._Element | None, name: str) -> list[etree._Element]:
    return [] if parent is None else list(parent.iterchildren(f"{{*}}{name}"))


def _first(parent: etree._Element, name: str) -> etree._Element:
    found = _find(parent, name, deep=True)
    if found is None:
        raise PacketIncomplete(path=name)
    return found


def _text(parent: etree._Element | None, name: str, most: int = _SHORT) -> str:
    found = _find(parent, name)
    return "" if found is None else clean_text(found.text or "")[:most].strip()


def _needed(parent: etree._Element, name: str) -> str:
    said = _text(parent, name)
    if not said:
        raise PacketIncomplete(path=name)
    return said


def _organ(found: etree._Element) -> Organ:
    return Organ(
        identifier=_needed(found, "OrganId"), name=_text(found, "OrganName"), in_charge=_text(found, "OrganizationInCharge"),
        address=_text(found, "OrganAdd"), email=_text(found, "Email"), telephone=_text(found, "Telephone"),
        fax=_text(found, "Fax"), website=_text(found, "Website"),
    )  # fmt: skip


def _staff(found: etree._Element | None) -> Staff:
    return Staff(
        department=_text(found, "Department"), name=_text(found, "Staff"), email=_text(found, "Email"),
        mobile=_text(found, "Mobile"),
    )  # fmt: skip


def _reply_to(found: etree._Element) -> ReplyTo:
    return ReplyTo(
        identifier=_text(found, "OrganId"), symbol=_text(found, "Code"),
        issued_on=_day(_text(found, "PromulgationDate")), document_id=_text(found, "DocumentId"),
    )  # fmt: skip


def _act(business: etree._Element | None) -> Act:
    try:
        return Act(_text(business, "BussinessDocType") or "0")
    except ValueError as error:
        raise PacketIncomplete(path="BussinessDocType") from error


def _replaced(business: etree._Element | None) -> Iterator[str]:
    for each in _all(_find(business, "ReplacementInfoList"), "ReplacementInfo"):
        yield _needed(each, "DocumentId")


def _traces(header: etree._Element) -> Iterator[Trace]:
    for each in _all(_find(header, "TraceHeaderList"), "TraceHeader"):
        yield Trace(identifier=_needed(each, "OrganId"), at=_moment(_needed(each, "Timestamp")))


def _number(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None


def _day(said: str) -> date | None:
    """A date in one of the forms that are met; what is none is unknown."""
    for form in ("%Y/%m/%d", "%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(said[:10], form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _moment(said: str) -> datetime:
    """Wall-clock time of Viet Nam."""
    for form in ("%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M:%S"):
        try:
            return datetime.strptime(said[:19], form).replace(tzinfo=clock.ZONE)
        except ValueError:
            continue
    raise PacketIncomplete(path="Timestamp")


def _attachments(root: etree._Element) -> Iterator[Attachment]:
    references = list(root.iter("{*}Reference"))
    held = _by_mark(root.iter("{*}Attachment"))
    named = [each for each in references if _find(each, "ContentId") is not None] or list(held.values())
    if len(named) > _MOST_ATTACHMENTS:
        raise PacketHostile
    for each in named:
        yield _attachment(each, held)


def _by_mark(attachments: Iterable[etree._Element]) -> dict[str, etree._Element]:
    """Each by its ContentId. Two with one mark are refused: readers would differ in which file was meant."""
    held: dict[str, etree._Element] = {}
    for each in attachments:
        mark = _text(each, "ContentId")
        if mark in held:
            raise PacketIncomplete(path=f"AttachmentEncoded/Attachment/ContentId ({mark[:60]})")
        held[mark] = each
    return held


def _attachment(named: etree._Element, held: dict[str, etree._Element]) -> Attachment:
    mark = _text(named, "ContentId")
    name, kind = clean_line(_text(named, "AttachmentName")), _text(named, "ContentType")
    said = _text(named, "Description")
    if beside := _BESIDE.match(mark):
        size = int(beside[2])
        if size > _LARGEST_FILE:
            raise PacketTooLarge
        return Attachment(name=name, media_type=kind, description=said, sha256=beside[1], size=size)
    found = held.get(mark)
    if found is None:
        raise PacketIncomplete(path=f"AttachmentEncoded/{mark[:60]}")
    content = _content(found)
    return Attachment(name=name, media_type=kind, description=said, content=content, size=len(content))


def _content(held: etree._Element) -> bytes:
    encoded = _find(held, "ContentTransferEncoded")
    try:
        raw = base64.b64decode(
            "".join((encoded.text or "").split()) if encoded is not None else "", validate=True
        )
    except (binascii.Error, ValueError) as error:
        raise PacketIncomplete(path="ContentTransferEncoded") from error
    return _unzipped(raw) if raw[:4] == b"PK\x03\x04" else raw


def _unzipped(raw: bytes) -> bytes:
    """The one file in a zipped attachment, of the size that it claims and no more."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            files = [each for each in archive.infolist() if not each.is_dir()]
            if len(files) != 1:  # a document that is a zip itself, such as DOCX
                return raw
            if files[0].file_size > _LARGEST_FILE:
                raise PacketTooLarge
            with archive.open(files[0]) as file:
                content = file.read(files[0].file_size + 1)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise PacketIncomplete(path="ContentTransferEncoded") from error
    if len(content) > files[0].file_size:
        raise PacketHostile
    return content
