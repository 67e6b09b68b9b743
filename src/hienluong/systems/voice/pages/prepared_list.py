"""Consultations of the officer's agencies."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hienluong.face.filters import vn_datetime
from hienluong.face.tables import Cell, Column, Table
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.voice.models import Consultation, ConsultationState
from hienluong.systems.voice.pages.frames import next_page, window
from hienluong.systems.voice.queries.agencies import name_of
from hienluong.systems.voice.queries.consultations import counts_of, list_consultations
from hienluong.systems.voice.rights import ANSWER

__all__ = ["prepared_list"]


@require_GET
@never_cache
def prepared_list(request: HouseRequest) -> HttpResponse:
    """A page under the reader's rights."""
    request.actor.require(ANSWER)
    typed = request.GET.get("trang-thai", "")
    state = typed if typed in ConsultationState.values else ""
    page = list_consultations(request.actor, state, window(request.GET.get("sau", "")))
    facts = {
        "table": _table(page.items),
        "page": next_page(request.GET, page.after),
        "states": ConsultationState.choices,
        "state": state,
    }
    return render(request, "voice/prepared_list.html", facts)


def _table(items: Sequence[Consultation]) -> Table:
    counts = counts_of(items)
    return Table(
        caption=_("Dự thảo lấy ý kiến, mới nhất ở trên"),
        columns=[
            Column(_("Dự thảo")), Column(_("Cơ quan")), Column(_("Trạng thái")), Column(_("Hết hạn góp ý")),
            Column(_("Ý kiến"), numeric=True), Column(_("Chờ duyệt"), numeric=True),
        ],
        rows=[
            [
                Cell(each.title, reverse("voice:prepared", args=[each.code])),
                name_of(each.agency_id),
                each.get_state_display(),
                vn_datetime(each.closes_at),
                str(counts[each.pk].all),
                str(counts[each.pk].waiting),
            ]
            for each in items
        ],
        empty=_("Chưa có dự thảo nào."),
    )  # fmt: skip
