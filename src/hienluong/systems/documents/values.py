"""What acts on documents are told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from hienluong.shared.work.public import Urgency
from hienluong.systems.documents.models import FileRole, Origin, Part, Way
from hienluong.systems.documents.rules.blocks import Block

__all__ = ["Arrival", "Body", "DraftIn", "Facts", "FileIn", "Ordered", "ReceiverIn", "Registration", "TaskIn"]


@dataclass(frozen=True, slots=True)
class FileIn:
    """A stored file that belongs to a document."""

    file_id: int
    name: str
    role: FileRole = FileRole.ATTACHMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What stands on a document that somebody else issued."""

    issuer_name: str
    subject: str
    symbol: str = ""
    issued_on: date | None = None
    issuer_identifier: str = ""
    type_code: str = ""
    pages: int | None = None
    urgency: Urgency = Urgency.NORMAL
    signer_name: str = ""
    signer_position: str = ""
    due_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A document that has come to an agency. With `origin_key` the same thing arrives once, however often it is sent."""

    agency_id: int
    origin: Origin
    facts: Facts
    files: Sequence[FileIn] = ()
    origin_key: str = ""
    answers_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """Into the book, and to whom it goes for direction (None: it is only kept)."""

    facts: Facts
    to_post: int | None = None
    note: str = ""
    though_double: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskIn:
    """One thing for one post."""

    post_id: int
    part: Part
    content: str = ""
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """What a leader says about a document, and who does what of it."""

    text: str
    tasks: Sequence[TaskIn] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiverIn:
    """A place a document goes to: an agency of this installation, or any other by name and identifier."""

    agency_id: int | None = None
    name: str = ""
    identifier: str = ""
    way: Way = Way.HOUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftIn:
    """What a document of our own is to be."""

    agency_id: int
    office_id: int
    type_code: str
    subject: str
    signer_post: int
    receivers: Sequence[ReceiverIn] = ()
    copies_to: str = ""
    urgency: Urgency = Urgency.NORMAL
    book_id: int | None = None
    answers_id: int | None = None
    replaces_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a version says: blocks typed or read from the DOCX of `source_id`; `after` is the version it was written upon."""

    blocks: Sequence[Block] = field(default_factory=list)
    after: int = 0
    source_id: int | None = None
    note: str = ""
