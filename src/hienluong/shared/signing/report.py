"""What is said of a signed document, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hienluong.base import clock
from hienluong.face.language import phrase, vietnamese
from hienluong.shared.signing.models import Level, Role

__all__ = [
    "INTEGRITY",
    "FoundSignature",
    "Problem",
    "Remark",
    "Revocation",
    "SignatureReport",
    "TimeSource",
    "Verdict",
    "verdict_on",
]


class Verdict(StrEnum):
    """The whole document in one word."""

    VALID = "valid"
    ALTERED = "altered"
    UNTRUSTED = "untrusted"
    UNSIGNED = "unsigned"
    UNREADABLE = "unreadable"


class Problem(StrEnum):
    """What is wrong with one signature; the gravest first."""

    ALTERED = "altered"
    CHANGED_AFTER = "changed-after"
    NOT_WHOLE = "not-whole"
    BROKEN = "broken"
    REVOKED = "revoked"
    SELF_SIGNED = "self-signed"
    UNKNOWN_ISSUER = "unknown-issuer"
    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    WRONG_USE = "wrong-use"


class Remark(StrEnum):
    """What a reader should know of a signature that may be good all the same."""

    WEAK_DIGEST = "weak-digest"
    REVOCATION_UNKNOWN = "revocation-unknown"
    WITHOUT_TIMESTAMP = "without-timestamp"


class TimeSource(StrEnum):
    """How the time of a signature is known."""

    TIMESTAMP = "timestamp"
    RECORD = "record"
    CLAIMED = "claimed"


class Revocation(StrEnum):
    """Whether the certificate was taken back, as far as can be told without asking other machines."""

    GOOD = "good"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


INTEGRITY = frozenset({Problem.ALTERED, Problem.CHANGED_AFTER, Problem.NOT_WHOLE, Problem.BROKEN})
_PROBLEM_WORDS = {
    Problem.ALTERED: gettext_lazy("nội dung đã bị sửa sau khi ký"),
    Problem.CHANGED_AFTER: gettext_lazy("có phần được thêm hoặc sửa sau chữ ký này mà không được phép"),
    Problem.NOT_WHOLE: gettext_lazy("chữ ký chỉ bảo vệ một phần nội dung"),
    Problem.BROKEN: gettext_lazy("chữ ký bị hỏng, không kiểm tra được"),
    Problem.REVOKED: gettext_lazy("chứng thư đã bị thu hồi"),
    Problem.SELF_SIGNED: gettext_lazy("chứng thư do người ký tự tạo, không có tổ chức nào chứng thực"),
    Problem.UNKNOWN_ISSUER: gettext_lazy("chứng thư không do tổ chức được tin cậy cấp"),
    Problem.EXPIRED: gettext_lazy("chứng thư đã hết hạn"),
    Problem.NOT_YET_VALID: gettext_lazy("chứng thư chưa có hiệu lực"),
    Problem.WRONG_USE: gettext_lazy("chứng thư không dùng để ký văn bản"),
}
_REMARK_WORDS = {
    Remark.WEAK_DIGEST: gettext_lazy(
        "chữ ký dùng thuật toán cũ (SHA-1), chỉ chấp nhận với hệ thống đời trước"
    ),
    Remark.REVOCATION_UNKNOWN: gettext_lazy("chưa kiểm tra được chứng thư có bị thu hồi hay không"),
    Remark.WITHOUT_TIMESTAMP: gettext_lazy("thời điểm ký do máy người ký ghi, không có dấu thời gian"),
}
_VERDICT_WORDS = {
    Verdict.VALID: gettext_lazy("Văn bản còn nguyên vẹn, mọi chữ ký đều hợp lệ."),
    Verdict.ALTERED: gettext_lazy("Văn bản đã bị thay đổi sau khi ký. Không sử dụng bản này."),
    Verdict.UNTRUSTED: gettext_lazy(
        "Văn bản có chữ ký không đáng tin cậy. Liên hệ cơ quan ban hành để đối chiếu."
    ),
    Verdict.UNSIGNED: gettext_lazy("Văn bản không có chữ ký số."),
    Verdict.UNREADABLE: gettext_lazy("Tệp không đúng định dạng hoặc đã bị hỏng nên không kiểm tra được."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSignature:
    """One signature. `role` and `mode` are known for keys of this house only, `level` for PDF only."""

    who: str = "?"
    agency: str = ""
    title: str = ""
    role: Role | None = None
    mode: str = ""
    at: datetime | None = None
    time_source: TimeSource = TimeSource.CLAIMED
    trusted: bool = False
    covers_whole_file: bool = False
    level: Level | None = None
    revocation: Revocation = Revocation.UNKNOWN
    problems: tuple[Problem, ...]
    remarks: tuple[Remark, ...] = ()

    @property
    def intact(self) -> bool:
        """Whether what was signed is what is there."""
        return not INTEGRITY & set(self.problems)

    @property
    def worst(self) -> Problem | None:
        """The gravest problem; None for a good signature."""
        return min(self.problems, key=list(Problem).index, default=None)

    @property
    def sentence(self) -> str:
        """Who signed when, what is wrong with it, and what else is to be known."""
        signer = self.who if self.agency in {"", self.who} else f"{self.who} ({self._seat()})"
        at = f"{clock.local(self.at):%H:%M:%S %d/%m/%Y}" if self.at else _("thời điểm không rõ")
        words = _("%(signer)s, ký lúc %(at)s: %(state)s.")
        return phrase(words, signer=vietnamese(signer), at=at, state="; ".join(self._state()))

    def _state(self) -> Iterator[str]:
        if not self.problems:
            yield _("chữ ký hợp lệ")
        yield from (str(_PROBLEM_WORDS[problem]) for problem in self.problems)
        yield from (str(_REMARK_WORDS[remark]) for remark in self.remarks)

    def _seat(self) -> str:
        return ", ".join(part for part in (f"{self.mode} {self.title}".strip(), self.agency) if part)


@dataclass(frozen=True, slots=True)
class SignatureReport:
    """All signatures in order, and the verdict over them.

    `signed` is, for XML alone, exactly what the signature covers (canonical, without comments): read nothing else.
    """

    signatures: tuple[FoundSignature, ...]
    verdict: Verdict
    signed: bytes = b""

    @property
    def sentences(self) -> tuple[str, ...]:
        """The verdict first, then a sentence for each signature."""
        return (str(_VERDICT_WORDS[self.verdict]), *(found.sentence for found in self.signatures))


def verdict_on(found: tuple[FoundSignature, ...]) -> Verdict:
    """The word over all signatures: the gravest thing decides."""
    if not found:
        return Verdict.UNSIGNED
    if not all(signature.intact for signature in found):
        return Verdict.ALTERED
    return Verdict.UNTRUSTED if any(signature.problems for signature in found) else Verdict.VALID
