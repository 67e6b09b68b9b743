"""What is said of a signed document, in plain words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hienluong.base import clock
from hienluong.face.language import phrase, vietnamese
from hienluong.shared.signing.models import Role

__all__ = ["FoundSignature", "Problem", "SignatureReport", "TimeSource", "Verdict"]


class Verdict(StrEnum):
    """The whole document in one word."""

    VALID = "valid"
    ALTERED = "altered"
    UNTRUSTED = "untrusted"
    UNSIGNED = "unsigned"
    UNREADABLE = "unreadable"


class Problem(StrEnum):
    """What is wrong with one signature."""

    ALTERED = "altered"
    CHANGED_AFTER = "changed-after"
    BROKEN = "broken"
    UNKNOWN_ISSUER = "unknown-issuer"
    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    REVOKED = "revoked"
    WRONG_USE = "wrong-use"


class TimeSource(StrEnum):
    """How the time of a signature is known."""

    TIMESTAMP = "timestamp"
    RECORD = "record"
    CLAIMED = "claimed"


INTEGRITY = frozenset({Problem.ALTERED, Problem.CHANGED_AFTER, Problem.BROKEN})
_PROBLEM_WORDS = {
    Problem.ALTERED: gettext_lazy("nội dung đã bị sửa sau khi ký"),
    Problem.CHANGED_AFTER: gettext_lazy("có phần được thêm hoặc sửa sau chữ ký này mà không được phép"),
    Problem.BROKEN: gettext_lazy("chữ ký bị hỏng, không kiểm tra được"),
    Problem.UNKNOWN_ISSUER: gettext_lazy("chứng thư không do tổ chức được tin cậy cấp"),
    Problem.EXPIRED: gettext_lazy("chứng thư đã hết hạn"),
    Problem.NOT_YET_VALID: gettext_lazy("chứng thư chưa có hiệu lực"),
    Problem.REVOKED: gettext_lazy("chứng thư đã bị thu hồi"),
    Problem.WRONG_USE: gettext_lazy("chứng thư không dùng để ký văn bản"),
}
_VERDICT_WORDS = {
    Verdict.VALID: gettext_lazy("Văn bản còn nguyên vẹn, mọi chữ ký đều hợp lệ."),
    Verdict.ALTERED: gettext_lazy("Văn bản đã bị thay đổi sau khi ký. Không sử dụng bản này."),
    Verdict.UNTRUSTED: gettext_lazy(
        "Văn bản có chữ ký không đáng tin cậy. Liên hệ cơ quan ban hành để đối chiếu."
    ),
    Verdict.UNSIGNED: gettext_lazy("Văn bản không có chữ ký số."),
    Verdict.UNREADABLE: gettext_lazy("Tệp không phải PDF hoặc đã bị hỏng nên không kiểm tra được."),
}


@dataclass(frozen=True, slots=True)
class FoundSignature:
    """One signature. `role` and `mode` are known for keys of this house only."""

    who: str
    agency: str
    title: str
    role: Role | None
    mode: str
    at: datetime | None
    time_source: TimeSource
    intact: bool
    trusted: bool
    covers_whole_file: bool
    problems: tuple[Problem, ...]

    @property
    def sentence(self) -> str:
        """Who signed when, and what is wrong with it."""
        signer = self.who if self.agency in {"", self.who} else f"{self.who} ({self._seat()})"
        at = f"{clock.local(self.at):%H:%M:%S %d/%m/%Y}" if self.at else _("thời điểm không rõ")
        state = "; ".join(str(_PROBLEM_WORDS[problem]) for problem in self.problems) or _("chữ ký hợp lệ")
        words = _("%(signer)s, ký lúc %(at)s: %(state)s.")
        return phrase(words, signer=vietnamese(signer), at=at, state=state)

    def _seat(self) -> str:
        return ", ".join(part for part in (f"{self.mode} {self.title}".strip(), self.agency) if part)


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """All signatures in order, and the verdict over them."""

    signatures: tuple[FoundSignature, ...]
    verdict: Verdict

    @property
    def sentences(self) -> tuple[str, ...]:
        """The verdict first, then a sentence for each signature."""
        return (str(_VERDICT_WORDS[self.verdict]), *(found.sentence for found in self.signatures))
