"""What a check of the journal found, in words."""

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _

__all__ = ["Fault", "FaultKind", "Verdict"]


class FaultKind(StrEnum):
    """What can be wrong with a journal."""

    ENTRY_ALTERED = "entry altered"
    ENTRY_REMOVED = "entry removed"
    ENTRY_INSERTED = "entry inserted"
    BATCH_ALTERED = "batch altered"
    SEAL_ALTERED = "seal altered"
    SEAL_REMOVED = "seal removed"
    SEALS_CUT_OFF = "seals cut off"
    SIGNATURE_WRONG = "signature wrong"
    ROOTS_BROKEN = "root log broken"
    SEALING_LATE = "sealing late"

    @property
    def sentence(self) -> str:
        """What happened, for whoever runs the check."""
        return _SENTENCES[self]()


_SENTENCES = {
    FaultKind.ENTRY_ALTERED: lambda: _("Nội dung một mục nhật ký đã bị sửa."),
    FaultKind.ENTRY_REMOVED: lambda: _("Có mục nhật ký đã bị xóa khỏi một lô đã niêm phong."),
    FaultKind.ENTRY_INSERTED: lambda: _("Có mục nhật ký bị chèn vào sau khi niêm phong."),
    FaultKind.BATCH_ALTERED: lambda: _("Một lô đã niêm phong không còn nguyên: có mục bị sửa hoặc đổi chỗ."),
    FaultKind.SEAL_ALTERED: lambda: _("Bản niêm phong đã bị sửa."),
    FaultKind.SEAL_REMOVED: lambda: _("Bản niêm phong đã bị xóa."),
    FaultKind.SEALS_CUT_OFF: lambda: _("Các bản niêm phong mới nhất đã bị cắt bỏ."),
    FaultKind.SIGNATURE_WRONG: lambda: _("Chữ ký của bản niêm phong không đúng."),
    FaultKind.ROOTS_BROKEN: lambda: _("Sổ gốc ngoài cơ sở dữ liệu bị thiếu hoặc bị sửa."),
    FaultKind.SEALING_LATE: lambda: _("Có mục nhật ký quá 5 phút chưa được niêm phong."),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where (an entry or a batch), and since when it can be so."""

    kind: FaultKind
    where: str
    since: datetime | None = None

    def __str__(self) -> str:
        told = f"{self.kind.sentence} {self.where}."
        return told if self.since is None else f"{told} " + _("Từ sau %(since)s.") % {"since": self.since}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a check over the whole journal."""

    entries: int
    unsealed: int
    seals: int
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    def as_json(self) -> dict[str, object]:
        """The same for programs."""
        return {**asdict(self), "holds": self.holds, "faults": [self._told(fault) for fault in self.faults]}

    @staticmethod
    def _told(fault: Fault) -> dict[str, object]:
        since = fault.since.isoformat() if fault.since else None
        return {"kind": fault.kind, "where": fault.where, "since": since, "what": fault.kind.sentence}
