"""Forms 06 and 07: the trace of a case from hand to hand, and the register of cases."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from hienluong.shared.printing.papers.common import Letterhead, LookUp

__all__ = ["ControlSheet", "HandOverRow", "Register", "RegisterRow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverRow:
    """One hand-over. `outcome` is the receiver's word: trước hạn, đúng hạn, quá hạn."""

    giver: str
    receiver: str
    at: datetime
    outcome: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSheet:
    """Phiếu kiểm soát quá trình giải quyết hồ sơ."""

    form: ClassVar[str] = "control"

    letterhead: Letterhead
    look_up: LookUp
    case_code: str
    procedure: str
    deciding_unit: str
    coordinating_unit: str
    received_at: datetime
    due_at: datetime | None
    rows: tuple[HandOverRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One case in the register."""

    case_code: str
    procedure: str
    party: str
    contact: str
    lead_agency: str
    received_at: datetime
    due_at: datetime | None = None
    returned_at: datetime | None = None
    way: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Sổ theo dõi hồ sơ: one book for one field, from one day to another."""

    form: ClassVar[str] = "register"

    letterhead: Letterhead
    book: str
    first_day: date
    last_day: date
    rows: tuple[RegisterRow, ...]
