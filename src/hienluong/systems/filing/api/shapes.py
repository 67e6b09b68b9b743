"""How the API tells of forms, and what it takes for a filing."""

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

__all__ = [
    "CheckOut",
    "ChoiceOut",
    "FileCaseIn",
    "FileOut",
    "FiledOut",
    "FormOut",
    "GroupOut",
    "PaperAskedOut",
    "PatternOut",
    "QuestionOut",
]

_MOST_ANSWERS = 600
_MOST_PAPERS = 60
_WHEN = "a condition as data (docs/add-a-procedure.md); null: always"


class ChoiceOut(Schema):
    """One of the answers to choose from."""

    value: str
    label: str


class PatternOut(Schema):
    """What the whole answer must look like, as a regular expression, and the same in words."""

    regex: str
    says: str


class CheckOut(Schema):
    """A rule over several answers: where `when` holds, the question has an error, or the filer is warned."""

    when: dict[str, Any] = Field(description="a condition as data (docs/add-a-procedure.md)")
    question: str = Field(description="path of the question it is told at")
    says: str
    warning: bool = Field(description="true: told, but it stops nobody")
    basis: str


class QuestionOut(Schema):
    """One question. Rows of a list have questions of their own, with paths inside the row."""

    path: str = Field(description="the name of its answer", examples=["child.name"])
    type: str = Field(
        description="text, long_text, person_name, date, partial_date, number, money, choice, choices, yes_no, phone, "
        "email, personal_id, tax_code, commune, rows, declaration",
        examples=["person_name"],
    )
    label: str
    hint: str
    required: bool = Field(description="where the question is asked at all")
    asked_if: dict[str, Any] | None = Field(description=_WHEN)
    max_length: int
    minimum: int | None
    maximum: int | None
    choices: list[ChoiceOut]
    pattern: PatternOut | None
    not_in_future: bool
    default: str
    known_from: str = Field(
        description="where the answer comes from when it may be left out: party.full_name …"
    )
    fixed: bool = Field(description="true: where the state knows it, its own answer stands whatever is sent")
    rows: list["QuestionOut"]
    checks: list[CheckOut]


class GroupOut(Schema):
    """Questions that belong together."""

    key: str
    title: str
    help: str
    asked_if: dict[str, Any] | None = Field(description=_WHEN)
    questions: list[QuestionOut]


class PaperAskedOut(Schema):
    """A paper to hand in as a file."""

    code: str = Field(examples=["giay-chung-sinh"])
    name: str
    hint: str
    offered_if: dict[str, Any] | None = Field(description=_WHEN)
    required_if: dict[str, Any] | None = Field(
        description="a condition as data (docs/add-a-procedure.md); null: never"
    )
    by_data: str = Field(description="the database that stands for it: then it is never asked")


class FormOut(Schema):
    """The form of a procedure in force today."""

    procedure: str = Field(examples=["1.001193"])
    name: str
    form: str = Field(description="this version of the form", examples=["1.001193.v2025-07-01"])
    basis: str
    filed_here: bool = Field(description="false: another system owns such cases, and none can be filed here")
    groups: list[GroupOut]
    papers: list[PaperAskedOut]
    checks: list[CheckOut]


class FileOut(Schema):
    """A file that was taken in."""

    id: UUID = Field(description="for `papers` of a filing or a completion")
    name: str = Field(description="cleaned, with the extension its content deserves")
    size: int = Field(description="bytes")
    media_type: str
    sha256: str
    state: str = Field(description="clean; waiting: for the scanner, the file may be used all the same")


class FileCaseIn(Schema):
    """A whole filing."""

    procedure: str = Field(max_length=30, examples=["1.001193"])
    answers: dict[str, Any] = Field(
        max_length=_MOST_ANSWERS,
        description="by the paths of the form: text, numbers, true for a declaration, a list for `choices`, a list "
        "of objects for `rows`; dates as YYYY-MM-DD",
        examples=[{"place.commune": "19333", "place.centre": "12", "child.name": "Nguyễn Văn An"}],
    )
    papers: dict[str, UUID] = Field(
        default_factory=dict,
        max_length=_MOST_PAPERS,
        description="code of the paper: id of a file from POST /api/v1/files",
        examples=[{"giay-chung-sinh": "0194f2c4-8d6e-7c31-b0a5-5a6d1f0e9c27"}],
    )


class FiledOut(Schema):
    """The case. The same for every repetition of the same filing."""

    code: str = Field(examples=["H50.31.1-261123-0001"])
    procedure: str
    procedure_name: str
    filed_at: datetime
    receiving_agency: str
    deciding_agency: str
    fee: int = Field(description="đồng; 0 also when no amount is published")
    url: str = Field(description="follow it here", examples=["/api/v1/cases/H50.31.1-261123-0001"])
