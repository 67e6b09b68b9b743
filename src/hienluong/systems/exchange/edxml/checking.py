"""What is wrong with a packet, for whoever made it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hienluong.base.errors import HouseError
from hienluong.systems.exchange.edxml.reading import read
from hienluong.systems.exchange.edxml.values import Act, Packet, Reply

__all__ = ["Finding", "Weight", "findings_on"]


_IDENTIFIER = re.compile(r"[A-Z]\d{2}(\.[A-Z0-9]{1,5}){0,5}|[0-9A-Z]{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}")
"""The form of QĐ 20/2020/QĐ-TTg, or the older one of QCVN 102:2016 with the province at the end."""


class Weight(StrEnum):
    ERROR = "lỗi"
    WARNING = "cảnh báo"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing, where it is, and what the regulation asks for."""

    weight: Weight
    where: str
    says: str


def findings_on(xml: bytes) -> list[Finding]:
    """Everything that can be said of a packet of anybody; empty when nothing is wrong."""
    try:
        said = read(xml)
    except HouseError as error:
        where = str(error.facts.get("path", "edXML"))
        return [Finding(Weight.ERROR, where, f"{error.what % error.facts} {error.next_step}")]
    return list(_on_packet(said) if isinstance(said, Packet) else _on_reply(said))


def _on_packet(packet: Packet) -> Iterator[Finding]:
    for organ, where in [(packet.sender, "From"), *((each, "To") for each in packet.receivers)]:
        if not _IDENTIFIER.fullmatch(organ.identifier):
            yield Finding(
                Weight.ERROR,
                f"{where}/OrganId",
                f"“{organ.identifier}” không phải mã định danh (QĐ 20/2020/QĐ-TTg).",
            )
    if not packet.receivers:
        yield Finding(Weight.ERROR, "To", "Gói tin không có cơ quan nhận.")
    if packet.act is Act.NEW and not packet.attachments:
        yield Finding(Weight.ERROR, "edXMLManifest", "Văn bản mới không có tệp nào.")
    if packet.act is not Act.NEW and not packet.reason:
        yield Finding(Weight.ERROR, "BussinessDocReason", "Thu hồi, cập nhật, thay thế phải ghi lý do.")
    if packet.act is Act.REPLACE and not packet.replaces:
        yield Finding(
            Weight.ERROR, "ReplacementInfoList", "Văn bản thay thế phải nêu mã định danh văn bản bị thay."
        )
    yield from _on_facts(packet)
    for each in packet.attachments:
        if each.size == 0:
            yield Finding(Weight.WARNING, f"Attachment/{each.name}", "Tệp rỗng.")


def _on_facts(packet: Packet) -> Iterator[Finding]:
    facts = {
        "Subject": packet.subject, "Code/CodeNumber": packet.number, "Code/CodeNotation": packet.notation,
        "PromulgationInfo/PromulgationDate": packet.issued_on, "SignerInfo/FullName": packet.signer_name,
    }  # fmt: skip
    for where, value in facts.items():
        if not value:
            yield Finding(Weight.WARNING, where, "Để trống; NĐ 30/2020/NĐ-CP, Phụ lục VI yêu cầu trường này.")


def _on_reply(reply: Reply) -> Iterator[Finding]:
    if not reply.about.document_id:
        yield Finding(Weight.ERROR, "ResponseFor/DocumentId", "Trạng thái không nêu mã định danh văn bản.")
    if reply.code in {"02", "13", "16"} and not reply.words:
        yield Finding(Weight.ERROR, "Description", "Từ chối hoặc lấy lại phải ghi lý do.")
