"""What happened to a question, for the officers who handle it and for the person who asked."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hienluong.face.filters import vn_datetime
from hienluong.systems.voice.models import Question
from hienluong.systems.voice.queries.agencies import name_of

__all__ = ["ACTS", "asker_history", "officer_history"]

ACTS: Mapping[str, str | Promise] = {
    "ask": _("Gửi câu hỏi"),
    "forward": _("Chuyển cơ quan khác"),
    "submit": _("Trình duyệt trả lời"),
    "return": _("Trả lại dự thảo"),
    "publish": _("Duyệt, công khai"),
    "answer": _("Duyệt, trả lời riêng"),
    "decline": _("Không trả lời"),
    "unpublish": _("Gỡ khỏi trang công khai"),
}
_INSIDE = frozenset({"submit", "return"})
"""Steps inside the agency, which are not the asker's concern."""

Rows = Sequence[Mapping[str, object]]


def officer_history(question: Question) -> Rows:
    """Every step with post and words, for `{% steps %}`."""
    return [
        {
            "title": _titled(ACTS[each.act], each.to_agency_id),
            "state": "done",
            "who": each.post.title if each.post else "",
            "at": vn_datetime(each.at),
            "opinion": each.note,
        }
        for each in question.moves.select_related("post").order_by("id")
    ]


def asker_history(question: Question) -> Rows:
    """The steps that the asker may know: what and when, not which officer."""
    return [
        {
            "title": _titled(ACTS[each.act], each.to_agency_id),
            "state": "done",
            "who": name_of(each.agency_id),
            "at": vn_datetime(each.at),
        }
        for each in question.moves.order_by("id")
        if each.act not in _INSIDE
    ]


def _titled(act: str | Promise, to_agency: int | None) -> str:
    return f"{act}: {name_of(to_agency)}" if to_agency else str(act)
