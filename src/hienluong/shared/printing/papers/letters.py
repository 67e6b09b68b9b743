"""Forms 02 to 05: what a centre or an agency writes to the filer."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from hienluong.shared.printing.papers.common import Letterhead, LookUp, Person, Signer

__all__ = ["Apology", "Refusal", "StopNotice", "SupplementRequest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRequest:
    """Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: one complete list."""

    form: ClassVar[str] = "supplement"

    letterhead: Letterhead
    look_up: LookUp
    case_code: str
    filer: Person
    request: str
    items: tuple[str, ...]
    reason: str
    contact_name: str
    contact_phone: str
    officer_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Phiếu từ chối tiếp nhận giải quyết hồ sơ."""

    form: ClassVar[str] = "refusal"

    letterhead: Letterhead
    look_up: LookUp
    case_code: str
    filer: Person
    request: str
    reasons: tuple[str, ...]
    receiver_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Apology:
    """Văn bản xin lỗi và đề nghị gia hạn; signed by the head of the agency, not by the receiver."""

    form: ClassVar[str] = "apology"

    letterhead: Letterhead
    look_up: LookUp
    case_code: str
    filer: Person
    procedure: str
    received_on: date
    due_at: datetime
    reason: str
    new_due_at: datetime
    signer: Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class StopNotice:
    """Thông báo dừng giải quyết hồ sơ. `asked_by` says at whose request or by which decision."""

    form: ClassVar[str] = "stop"

    letterhead: Letterhead
    look_up: LookUp
    case_code: str
    filer: Person
    procedure: str
    asked_by: str
    reason: str
    stage: str
    settlement: str
    signer: Signer
