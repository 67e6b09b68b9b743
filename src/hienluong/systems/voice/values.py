"""Commands and values that travel between pages, API and actions of voice."""

from dataclasses import dataclass
from uuid import UUID

from hienluong.systems.voice.contacts import Contact

__all__ = ["LONGEST_TEXT", "LONGEST_TITLE", "AskQuestion", "Forward", "Publication"]

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
    """To which other agency a question goes, and why."""

    question_id: int
    agency_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What everybody will read: question and answer as the reviewer lets them pass."""

    question_id: int
    title: str
    text: str
    answer: str
