"""The circulation of a case ("Thông tin luân chuyển"): who, to whom, when, with what words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hienluong.kernel.people.public import mask_text
from hienluong.systems.cases.models import Case, Move
from hienluong.systems.cases.queries.processes import process_of

__all__ = ["ACT_WORDS", "TimelineRow", "timeline"]

ACT_WORDS = {
    "file": "Nộp hồ sơ",
    "receive": "Tiếp nhận",
    "refuse": "Không tiếp nhận",
    "request_supplement": "Yêu cầu bổ sung",
    "answer_supplement": "Bổ sung hồ sơ",
    "refile": "Bổ sung hồ sơ",
    "ask_payment": "Yêu cầu thực hiện nghĩa vụ tài chính",
    "payment_settled": "Đã thực hiện nghĩa vụ tài chính",
    "coordinate": "Chờ cơ quan phối hợp",
    "coordinated": "Có trả lời phối hợp",
    "forward": "Chuyển",
    "return_step": "Trả lại",
    "submit_for_approval": "Trình ký",
    "approve": "Ký",
    "issue": "Cấp số, đóng dấu, phát hành",
    "deliver": "Trả kết quả",
    "withdraw": "Rút hồ sơ",
    "stop": "Dừng giải quyết",
    "ask_opinions": "Xin ý kiến",
    "give_opinion": "Cho ý kiến",
    "withdraw_opinions": "Thu hồi yêu cầu ý kiến",
    "extend": "Xin lỗi, hẹn lại ngày trả",
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
            act=ACT_WORDS[move.act],
            step=names.get(move.step, ""),
            next_step=names.get(move.next_step, ""),
            post=move.post.title if move.post else "",
            note=mask_text(move.note),
        )
        for move in moves
    ]
