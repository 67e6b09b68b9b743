"""Form 01: the receipt with the appointment to collect the result."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from hienluong.shared.printing.papers.common import Letterhead, LookUp, Person

__all__ = ["Authorisation", "Receipt"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorisation:
    """On whose behalf the filer came, and by which paper."""

    by: Person
    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả. `time_limit` is in words: "03 ngày làm việc"."""

    form: ClassVar[str] = "receipt"

    letterhead: Letterhead
    look_up: LookUp
    case_code: str
    centre: str
    filer: Person
    request: str
    papers: tuple[str, ...]
    sets: int
    time_limit: str
    received_at: datetime
    due_at: datetime | None
    collect_at: str
    receiver_name: str
    book: str = ""
    serial: str = ""
    authorisation: Authorisation | None = None
