"""What happened to a question or a piece of feedback, for those who handle it and for the person who wrote."""

from collections.abc import Iterable, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hienluong.face.filters import vn_datetime
from hienluong.kernel.people.public import mask_text
from hienluong.systems.voice.models import Feedback, FeedbackMove, Question, QuestionMove
from hienluong.systems.voice.queries.agencies import name_of

__all__ = ["officer_history", "writer_history"]

_ACTS: Mapping[str, str | Promise] = {
    "ask": _("Gửi câu hỏi"),
    "forward": _("Chuyển cơ quan khác"),
    "submit": _("Trình duyệt trả lời"),
    "return": _("Trả lại dự thảo"),
    "publish": _("Duyệt, công khai"),
    "answer": _("Duyệt, trả lời riêng"),
    "decline": _("Không trả lời"),
    "unpublish": _("Gỡ khỏi trang công khai"),
}
_FEEDBACK_ACTS: Mapping[str, str | Promise] = {
    "report": _("Gửi phản ánh, kiến nghị"),
    "accept": _("Thụ lý"),
    "refer": _("Chuyển cơ quan khác"),
    "name": _("Xác định người bị phản ánh, chuyển người khác xử lý"),
    "ask": _("Yêu cầu người gửi bổ sung"),
    "supplement": _("Người gửi bổ sung"),
    "reply": _("Trả lời người gửi"),
    "publish": _("Công khai kết quả"),
    "unpublish": _("Gỡ khỏi trang công khai"),
    "close": _("Kết thúc, không xử lý"),
}
_INSIDE = frozenset({"submit", "return", "name"})
"""Steps inside the agency, which are not the writer's concern."""

Row = Mapping[str, object]
Move = QuestionMove | FeedbackMove


def officer_history(thing: Question | Feedback) -> Sequence[Row]:
    """Every step with post and words, for `{% steps %}`."""
    acts, moves = _told(thing)
    return [
        _row(acts, each, each.post.title if each.post else "") | {"opinion": mask_text(each.note)}
        for each in moves
    ]


def writer_history(thing: Question | Feedback) -> Sequence[Row]:
    """The steps that the writer may know: what, when and which agency, not which officer."""
    acts, moves = _told(thing)
    return [_row(acts, each, name_of(each.agency_id)) for each in moves if each.act not in _INSIDE]


def _told(thing: Question | Feedback) -> tuple[Mapping[str, str | Promise], Iterable[Move]]:
    moves: Iterable[Move] = thing.moves.select_related("post").order_by("id")
    return (_ACTS if isinstance(thing, Question) else _FEEDBACK_ACTS), moves


def _row(acts: Mapping[str, str | Promise], move: Move, who: str) -> dict[str, object]:
    act = acts[move.act]
    title = f"{act}: {name_of(move.to_agency_id)}" if move.to_agency_id else str(act)
    return {"title": title, "state": "done", "who": who, "at": vn_datetime(move.at)}
