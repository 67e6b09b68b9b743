"""What a form consists of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

__all__ = ["Answers", "Block", "Check", "Condition", "Copying", "Field", "Form", "Kind", "Paper"]

Answers = Mapping[str, Any]
"""Answers by path: "child.name" → "Nguyễn Văn An"; a repeating list → a list of mappings by field key."""
Condition = Mapping[str, Any]
"""A declarative condition; its words are in `conditions`."""


class Kind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    PERSON_NAME = "person_name"
    DATE = "date"
    PARTIAL_DATE = "partial_date"
    """A full date, or the year alone: enough for parents whose day is not known."""
    NUMBER = "number"
    MONEY = "money"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    PHONE = "phone"
    EMAIL = "email"
    PERSONAL_ID = "personal_id"
    TAX_CODE = "tax_code"
    COMMUNE = "commune"
    """A commune of the province of today, by code."""
    ROWS = "rows"
    """A repeating list of small groups."""
    DECLARATION = "declaration"


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `path` is unique in the form."""

    path: str
    kind: Kind
    label: str
    hint: str = ""
    required: bool = True
    max_length: int = 200
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[tuple[str, str], ...] = ()
    show_if: Condition | None = None
    source: str = ""
    """Where the first answer comes from when somebody is signed in: "party.full_name"."""
    latest_today: bool = False
    pattern: str = ""
    """The name of a pattern in `kinds`."""
    rows: tuple["Field", ...] = ()
    checks: tuple["Check", ...] = ()
    """Rules of each row of a list; paths in them are keys of the row, or of the whole form."""
    default: str = ""
    """The answer that stands there before anything is typed."""
    autocomplete: str = ""
    locked: bool = False
    """The source is the state's own knowledge: where it answers, the person is not asked."""
    private: bool = False
    """The number of a person's paper: kept sealed, shown by its last characters."""

    @property
    def key(self) -> str:
        """The last part of the path."""
        return self.path.rpartition(".")[2]

    @property
    def is_private(self) -> bool:
        """Whether the answer is a number that points to one person."""
        return self.private or self.kind is Kind.PERSONAL_ID


@dataclass(frozen=True, slots=True)
class Copying:
    """A group whose first answers are those of another: the mother who registers is not asked twice who she is."""

    source: str
    """The key of the block to take answers from, question by question."""
    when: Condition
    answers: Mapping[str, str] = field(default_factory=dict)
    """Further first answers, by the key of the question."""


@dataclass(frozen=True, slots=True)
class Block:
    """A group of questions on one page."""

    key: str
    title: str
    help: str
    fields: tuple[Field, ...]
    show_if: Condition | None = None
    copies: tuple[Copying, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to hand in as a file. `replaced_by` names the data that stands for it.

    It is offered only where `applies_if` holds.
    """

    code: str
    name: str
    hint: str = ""
    required_if: Condition | None = None
    applies_if: Condition | None = None
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule over several answers: when `when` holds, `field` has an error, or the filer is warned."""

    when: Condition
    field: str
    says: str
    warning: bool = False
    basis: str = ""
    """The law behind it."""


@dataclass(frozen=True, slots=True)
class Form:
    """One version of a form."""

    procedure: str
    version: str
    title: str
    blocks: tuple[Block, ...]
    papers: tuple[Paper, ...] = ()
    checks: tuple[Check, ...] = ()
    fee: Mapping[str, Any] | None = None
    basis: str = ""

    @property
    def name(self) -> str:
        """What a case keeps of it."""
        return f"{self.procedure}.v{self.version}"

    def block(self, key: str) -> Block | None:
        """The block of that key."""
        return next((block for block in self.blocks if block.key == key), None)

    @property
    def fields(self) -> Mapping[str, Field]:
        """Every question by path."""
        return {field.path: field for block in self.blocks for field in block.fields}
