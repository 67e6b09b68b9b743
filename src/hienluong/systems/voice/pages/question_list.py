"""Questions to the officer's agencies."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hienluong.face.tables import Cell, Column, Table
from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.people.public import mask_text
from hienluong.systems.voice.models import Question, QuestionState
from hienluong.systems.voice.pages.frames import next_page, question_chip, window
from hienluong.systems.voice.queries.agencies import name_of
from hienluong.systems.voice.queries.questions import QuestionFilter, list_questions
from hienluong.systems.voice.rights import ANSWER
from hienluong.systems.voice.topics import topics

__all__ = ["question_list"]


@require_GET
@never_cache
def question_list(request: HouseRequest) -> HttpResponse:
    """A page under the reader's rights; every filter stands in the address."""
    request.actor.require(ANSWER)
    typed = request.GET
    state = typed.get("trang-thai", "")
    wanted = QuestionFilter(
        words=typed.get("q", ""),
        state=state if state in QuestionState.values else "",
        topic=typed.get("linh-vuc", ""),
        overdue=typed.get("qua-han") == "1",
    )
    page = list_questions(request.actor, wanted, window(typed.get("sau", "")))
    facts = {
        "table": _table(page.questions),
        "page": next_page(typed, page.after),
        "typed": typed,
        "states": QuestionState.choices,
        "state": state,
        "late": wanted.overdue,
        "topics": [(key, _(name)) for key, name in topics().items()],
        "topic": wanted.topic,
    }
    return render(request, "voice/question_list.html", facts)


def _table(questions: Sequence[Question]) -> Table:
    return Table(
        caption=_("Câu hỏi, mới nhất ở trên"),
        columns=[
            Column(_("Mã")), Column(_("Câu hỏi")), Column(_("Cơ quan")), Column(_("Trạng thái")), Column(_("Thời hạn")),
        ],
        rows=[
            [
                Cell(each.code, reverse("voice:question", args=[each.code])),
                mask_text(each.title),
                name_of(each.agency_id),
                each.get_state_display(),
                question_chip(each) or "",
            ]
            for each in questions
        ],
        empty=_("Không có câu hỏi nào khớp."),
    )  # fmt: skip
