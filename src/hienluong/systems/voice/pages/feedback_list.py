"""Feedback that the officer's agencies handle."""

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
from hienluong.systems.voice.models import Feedback, FeedbackKind, FeedbackState
from hienluong.systems.voice.pages.frames import feedback_chip, next_page, window
from hienluong.systems.voice.queries.agencies import name_of
from hienluong.systems.voice.queries.feedback import FeedbackFilter, list_feedback
from hienluong.systems.voice.rights import HANDLE

__all__ = ["feedback_list"]


@require_GET
@never_cache
def feedback_list(request: HouseRequest) -> HttpResponse:
    """A page under the reader's rights, without what complains about them."""
    request.actor.require(HANDLE)
    typed = request.GET
    state, kind = typed.get("trang-thai", ""), typed.get("loai", "")
    wanted = FeedbackFilter(
        words=typed.get("q", ""),
        state=state if state in FeedbackState.values else "",
        kind=kind if kind in FeedbackKind.values else "",
        overdue=typed.get("qua-han") == "1",
    )
    page = list_feedback(request.actor, wanted, window(typed.get("sau", "")))
    facts = {
        "table": _table(page.items),
        "page": next_page(typed, page.after),
        "typed": typed,
        "states": FeedbackState.choices,
        "state": wanted.state,
        "kinds": FeedbackKind.choices,
        "kind": wanted.kind,
        "late": wanted.overdue,
    }
    return render(request, "voice/feedback_list.html", facts)


def _table(items: Sequence[Feedback]) -> Table:
    return Table(
        caption=_("Phản ánh, kiến nghị, mới nhất ở trên"),
        columns=[
            Column(_("Mã")), Column(_("Nội dung")), Column(_("Loại")), Column(_("Về cơ quan")), Column(_("Trạng thái")),
            Column(_("Thời hạn")),
        ],
        rows=[
            [
                Cell(each.code, reverse("voice:feedback", args=[each.code])),
                mask_text(each.title),
                each.get_kind_display(),
                name_of(each.about_agency_id),
                each.get_state_display(),
                feedback_chip(each) or "",
            ]
            for each in items
        ],
        empty=_("Không có phản ánh, kiến nghị nào khớp."),
    )  # fmt: skip
