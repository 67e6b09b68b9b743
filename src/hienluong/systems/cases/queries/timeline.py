"""The circulation of a case ("Thông tin luân chuyển"): who, to whom, when, with what words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hienluong.kernel.people.public import mask_text
from hienluong.systems.cases.models import Case, Move
from hienluong.systems.cases.queries.processes import process_of

__all__ = ["ACT_WORDS", "TimelineRow", "timeline"]

ACT_WORDS = {
    "file": _("Nộp hồ sơ"),
    "receive": _("Tiếp nhận"),
    "refuse": _("Không tiếp nhận"),
    "request_supplement": _("Yêu cầu bổ sung"),
    "answer_supplement": _("Bổ sung hồ sơ"),
    "refile": _("Bổ sung hồ sơ"),
    "ask_payment": _("Yêu cầu thực hiện nghĩa vụ tài chính"),
    "payment_settled": _("Đã thực hiện nghĩa vụ tài chính"),
    "coordinate": _("Chờ cơ quan phối hợp"),
    "coordinated": _("Có trả lời phối hợp"),
    "forward": _("Chuyển"),
    "return_step": _("Trả lại"),
    "submit_for_approval": _("Trình ký"),
    "approve": _("Ký"),
    "issue": _("Cấp số, đóng dấu, phát hành"),
    "fail_delivery": _("Trả kết quả không thành"),
    "deliver": _("Trả kết quả"),
    "withdraw": _("Rút hồ sơ"),
    "stop": _("Dừng giải quyết"),
    "ask_opinions": _("Xin ý kiến"),
    "give_opinion": _("Cho ý kiến"),
    "withdraw_opinions": _("Thu hồi yêu cầu ý kiến"),
    "inherit": _("Chuyển cho cơ quan kế thừa"),
    "extend": _("Xin lỗi, hẹn lại ngày trả"),
}


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One line of the circulation."""

    at: datetime
    act: str
    step: str
    next_step: str
    post: str
    note: str


def timeline(case: Case) -> Sequence[TimelineRow]:
    """Every move of a case the caller has been allowed to see, oldest first."""
    names = {key: step.name for key, step in process_of(case).steps.items()}
    moves = Move.objects.filter(case=case).select_related("post").order_by("id")
    return [
        TimelineRow(
            at=move.at,
            act=str(ACT_WORDS[move.act]),
            step=names.get(move.step, ""),
            next_step=names.get(move.next_step, ""),
            post=move.post.title if move.post else "",
            note=mask_text(move.note),
        )
        for move in moves
    ]
