"""Commands and values that travel between pages, API and actions of voice."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hienluong.systems.voice.contacts import Contact

__all__ = [
    "LONGEST_TEXT",
    "LONGEST_TITLE",
    "AskQuestion",
    "CommentIn",
    "ConsultationIn",
    "Forward",
    "GroupIn",
    "Publication",
    "Report",
    "SentFile",
    "Ticket",
]

LONGEST_TITLE = 200
LONGEST_TEXT = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class AskQuestion:
    """A question as sent. `uid` came with the form: sent twice it is still one question."""

    uid: UUID
    agency_id: int
    topic: str
    title: str
    text: str
    contact: Contact
    may_publish: bool = False
    may_show_name: bool = False


@dataclass(frozen=True, slots=True)
class Forward:
    """To which other agency a question or feedback (`matter_id`) goes, and why."""

    matter_id: int
    agency_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What everybody will read: question or feedback (`matter_id`) and answer as the reviewer lets them pass."""

    matter_id: int
    title: str
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file of the writer's, stored already."""

    stored_file: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Feedback as sent. `post_id` is the officer's post when the writer found it in the list, `named_words` otherwise."""

    uid: UUID
    kind: str
    agency_id: int
    title: str
    text: str
    contact: Contact
    post_id: int | None = None
    named_words: str = ""
    procedure_code: str = ""
    case_code: str = ""
    may_publish: bool = False
    may_show_name: bool = False
    files: tuple[SentFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Ticket:
    """That somebody showed code and second factor of this piece of feedback a short while ago."""

    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationIn:
    """A draft as typed; `draft` is its text in one piece, taken apart by its headings."""

    agency_id: int
    title: str
    purpose: str
    contact: str
    draft: str
    closes_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentIn:
    """A comment as sent; `section` is the number of one, None for the draft as a whole."""

    uid: UUID
    slug: str
    text: str
    contact: Contact
    section: int | None = None
    organisation: str = ""
    may_show_name: bool = False


@dataclass(frozen=True, slots=True)
class GroupIn:
    """A group of comments and what became of it."""

    title: str
    treatment: str
    explanation: str
