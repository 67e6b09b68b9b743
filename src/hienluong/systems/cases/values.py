"""What callers hand to the actions of cases: frozen, complete, checked at the door."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import NamedTuple
from uuid import UUID

from hienluong.shared.worktime.public import TimeLimit
from hienluong.systems.cases.models import Channel, Copy, DeliveryWay

__all__ = [
    "Contact",
    "MissingPaper",
    "PaperIn",
    "PublishedLimit",
    "ResultDraft",
    "Row",
    "Section",
    "SubmitCase",
    "SupplementIn",
]


class Row(NamedTuple):
    """One question as answered. `path` is the question's name in the form, so that a result can ask for it."""

    label: str
    words: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One question group as answered: what stands on the officer's screen and in the file for ever."""

    title: str
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class PaperIn:
    """One paper handed in: a stored file, or the database that stands for it."""

    code: str
    name: str
    file_id: int | None = None
    kind: str = Copy.ELECTRONIC
    satisfied_by: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach whoever filed."""

    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class PublishedLimit:
    """The time limit of the procedure version, and the hour after which the clock starts next day."""

    limit: TimeLimit
    cutoff: time | None = None


@dataclass(frozen=True, slots=True)
class SubmitCase:
    """A complete, checked filing. The same `idempotency_key` always means the same case."""

    idempotency_key: UUID
    procedure_version_id: int
    procedure_code: str
    procedure_name: str
    form_version: str
    answers: Mapping[str, object]
    sections: Sequence[Section]
    applicant_id: int
    receiving_agency_id: int
    deciding_agency_id: int
    channel: Channel
    papers: Sequence[PaperIn] = ()
    contact: Contact = Contact()
    limit: PublishedLimit | None = None
    delivery: DeliveryWay = DeliveryWay.ONLINE
    fee: int = 0
    on_behalf_id: int | None = None
    assisted_by: int | None = None
    support_agency_id: int | None = None
    advising_agency_id: int | None = None


@dataclass(frozen=True, slots=True)
class MissingPaper:
    """One thing to complete: which paper, what is wrong, why."""

    paper: str
    what: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SupplementIn:
    """The complete list of what is missing, and whom to ask."""

    items: Sequence[MissingPaper]
    reason: str
    contact_name: str
    contact_phone: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ResultDraft:
    """What the result will say. `body` is paragraphs, `rows` a table of facts."""

    title: str
    symbol: str
    body: Sequence[str]
    rows: Sequence[tuple[str, str]] = ()
    legal_bases: Sequence[str] = ()
    positive: bool = True
    extra: Mapping[str, object] = field(default_factory=dict)
