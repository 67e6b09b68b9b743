"""What a packet says, in the words of QCVN 102:2016/BTTTT. Frozen; empty words are unknown."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

__all__ = ["Act", "Attachment", "Organ", "Packet", "Reply", "ReplyTo", "Staff", "StatusCode", "Trace"]


class Act(StrEnum):
    """BussinessDocType: what is done with a document."""

    NEW = "0"
    RECALL = "1"
    UPDATE = "2"
    REPLACE = "3"


class StatusCode(StrEnum):
    """What became of a document at its receiver; 13 alone is said by its sender."""

    ARRIVED = "01"
    REFUSED = "02"
    REGISTERED = "03"
    ASSIGNED = "04"
    WORKING = "05"
    FINISHED = "06"
    TAKE_BACK = "13"
    AGREED = "15"
    DECLINED = "16"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """An agency as packets name it."""

    identifier: str
    name: str = ""
    in_charge: str = ""
    address: str = ""
    email: str = ""
    telephone: str = ""
    fax: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Who at the agency can be asked."""

    department: str = ""
    name: str = ""
    email: str = ""
    mobile: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTo:
    """A document of somebody else that this one answers."""

    identifier: str
    symbol: str = ""
    issued_on: date | None = None
    document_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Through whose hands the packet went, and when."""

    identifier: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file: its bytes in the packet, or only its digest when they travel beside it."""

    name: str
    media_type: str
    description: str = ""
    content: bytes | None = None
    sha256: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """A document on its way, or what its sender wants done with one that went before."""

    document_id: str
    sender: Organ
    receivers: Sequence[Organ]
    act: Act = Act.NEW
    reason: str = ""
    number: str = ""
    notation: str = ""
    place: str = ""
    issued_on: date | None = None
    type_kind: int = 2
    """1 normative, 2 administrative."""
    type_detail: int | None = None
    type_name: str = ""
    subject: str = ""
    content: str = ""
    signer_capacity: str = ""
    signer_position: str = ""
    signer_name: str = ""
    due_on: date | None = None
    priority: int = 0
    pages: int | None = None
    copies: int | None = None
    steering: int = 1
    to_places: Sequence[str] = ()
    answers: Sequence[ReplyTo] = ()
    replaces: Sequence[str] = ()
    """DocumentIds that this one stands for."""
    traces: Sequence[Trace] = ()
    staff: Staff = field(default_factory=Staff)
    attachments: Sequence[Attachment] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A state that the receiver, or for a take-back the sender, reports of a document."""

    sender: Organ
    about: ReplyTo
    code: StatusCode
    at: datetime
    words: str = ""
    staff: Staff = field(default_factory=Staff)
