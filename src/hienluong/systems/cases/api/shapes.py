"""How the API tells of cases."""

from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field

__all__ = [
    "AskedOut",
    "CaseItem",
    "CaseOut",
    "CasePaperOut",
    "CaseResultOut",
    "CasesOut",
    "FollowOut",
    "IssuedOut",
    "LetterOut",
    "MissingOut",
    "ReasonIn",
    "SignatureOut",
    "StepOut",
    "SupplementAnswerIn",
    "VerifiedFileOut",
]

_CODE = "H50.31.1-261123-0001"
_LONGEST_TEXT = 4000
_MOST_PAPERS = 60


class CaseItem(Schema):
    """A case in short."""

    code: str = Field(examples=[_CODE])
    procedure: str = Field(description="code of the procedure", examples=["1.001193"])
    procedure_name: str = Field(examples=["Thủ tục đăng ký khai sinh"])
    state: str = Field(description="a fixed word for programs", examples=["processing"])
    state_words: str = Field(examples=["Đang xử lý"])
    national_status: int = Field(
        ge=1, le=10, description="TrangThaiHoSo of the national portal", examples=[4]
    )
    national_words: str = Field(examples=["Đang xử lý"])
    next_step: str = Field(
        description="what is being done now; empty at the end", examples=["Lãnh đạo xem xét, ký"]
    )
    next_actor: str = Field(description="who acts next; empty at the end", examples=["UBND phường Đông Hà"])
    asks_supplement: bool = Field(description="whether the filer must complete it")
    filed_at: datetime
    received_at: datetime | None
    due_at: datetime | None = Field(description="null until it is received")
    decided_at: datetime | None
    overdue: bool = Field(description="judged by the first due time, whatever was promised later")
    url: str = Field(examples=[f"/api/v1/cases/{_CODE}"])


class CasesOut(Schema):
    """A page of one's own cases, newest first."""

    items: list[CaseItem]
    after: str | None = Field(description="give it as `after` to get the page that follows; null at the end")


class StepOut(Schema):
    """A step of the way in plain words."""

    name: str
    state: str = Field(description="done, current, later, skipped")
    at: datetime | None = Field(description="when it was finished")


class MissingOut(Schema):
    """One thing to complete."""

    paper: str
    what: str
    reason: str


class AskedOut(Schema):
    """What the agency asks for, all of it at once."""

    items: list[MissingOut]
    reason: str
    contact_name: str
    contact_phone: str
    asked_at: datetime


class CasePaperOut(Schema):
    """A paper of the case."""

    code: str = Field(description="under this code a better copy is sent")
    name: str
    copy_kind: str = Field(description="original, copy or electronic, in words")
    by_data: str = Field(description="the database that stands for it; empty for a file")
    has_file: bool
    added_at: datetime


class LetterOut(Schema):
    """A letter of the agency about the case: receipt, request to complete, refusal, apology, stop."""

    kind: str
    title: str
    issued_at: datetime
    url: str


class CaseResultOut(Schema):
    """The issued result."""

    title: str
    number: str
    agency: str
    issued_at: datetime
    sha256: str
    verify_code: str = Field(description="for GET /api/v1/results/{code}")
    url: str = Field(description="the signed PDF; needs the token")


class CaseOut(CaseItem):
    """A case in full: what its filer may see. What was answered in the form is on the pages alone."""

    receiving_agency: str
    deciding_agency: str
    delivery_way: str = Field(description="online, in-person, post")
    fee: int = Field(description="đồng")
    fee_state: str = Field(description="none, due, exempt, paid, reconciled, refunded")
    steps: list[StepOut]
    asked: AskedOut | None = Field(description="what must be completed now")
    papers: list[CasePaperOut]
    letters: list[LetterOut]
    result: CaseResultOut | None
    may_withdraw: bool


class FollowOut(Schema):
    """Where a case stands, for whoever knows its code and the digits: no name, no answers, no papers."""

    code: str = Field(examples=[_CODE])
    procedure_name: str
    state: str
    state_words: str
    next_actor: str
    asks_supplement: bool
    filed_at: datetime
    received_at: datetime | None
    due_at: datetime | None
    decided_at: datetime | None
    overdue: bool
    steps: list[StepOut]


class SupplementAnswerIn(Schema):
    """What was asked for: files by the code of their paper ("khac" for further ones), words, or both."""

    answer: str = Field(default="", max_length=_LONGEST_TEXT, examples=["Tôi gửi lại bản chụp rõ hơn."])
    papers: dict[str, UUID] = Field(
        default_factory=dict,
        max_length=_MOST_PAPERS,
        description="code of the paper: id of a file from POST /api/v1/files",
        examples=[{"giay-chung-sinh": "0194f2c4-8d6e-7c31-b0a5-5a6d1f0e9c27"}],
    )


class ReasonIn(Schema):
    """Why, in the person's own words; it may stay empty."""

    reason: str = Field(default="", max_length=_LONGEST_TEXT, examples=["Tôi nộp nhầm thủ tục."])


class IssuedOut(Schema):
    """What anybody may know of an issued result: never whom it concerns or what it says."""

    title: str
    number: str
    agency: str
    issued_at: datetime
    signed_as: str = Field(description="KT., TL., TUQ. when signed for another; else empty")
    verify_code: str
    sha256: str = Field(description="of the whole file as issued")
    revoked_at: datetime | None
    revoked_reason: str


class SignatureOut(Schema):
    """One signature in the file."""

    who: str
    agency: str
    title: str
    at: datetime | None
    intact: bool
    trusted: bool
    problems: list[str]
    says: str = Field(description="the same in one sentence")


class VerifiedFileOut(Schema):
    """What the signatures in a file prove, and whether it is exactly a file that the province issued."""

    verdict: str = Field(description="valid, altered, untrusted, unsigned, unreadable")
    says: str = Field(description="the verdict in one sentence")
    signatures: list[SignatureOut]
    issued: IssuedOut | None = Field(description="null unless every byte is as issued")
