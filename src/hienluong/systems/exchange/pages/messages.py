"""/van-hanh/lien-thong/goi-tin/: the log of messages; what is dead is sent again or dropped."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line
from hienluong.face.errors import field_sentences
from hienluong.face.fields import Field
from hienluong.face.filters import vn_datetime
from hienluong.face.tables import Cell, Column, KeysetPage, Table
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.exchange.actions import mend
from hienluong.systems.exchange.models import Message, MessageState
from hienluong.systems.exchange.queries.log import Wanted, message_numbered, messages_of

__all__ = ["drop", "listing", "replay", "show"]


@require_safe
@never_cache
def listing(request: HouseRequest) -> HttpResponse:
    """Newest first; narrowed by installation, state or document."""
    form = request.GET
    wanted = Wanted(*(clean_line(form.get(name, "")[:200]) for name in ("he-thong", "trang-thai", "van-ban")))
    asked = form.get("sau", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 18 else None
    found, after = messages_of(request.actor, wanted, before)
    kept = {"he-thong": wanted.peer, "trang-thai": wanted.state, "van-ban": wanted.about}
    following = (
        f"?{urlencode({name: value for name, value in kept.items() if value} | {'sau': after})}"
        if after
        else ""
    )
    facts = {
        "table": _table(found),
        "page": KeysetPage(next_url=following),
        "wanted": wanted,
        "states": MessageState.choices,
    }
    return render(request, "exchange/messages.html", facts)


def _table(found: Sequence[Message]) -> Table:
    columns = [
        Column(gettext_lazy("Văn bản")), Column(gettext_lazy("Chiều")), Column(gettext_lazy("Từ"), whole=True),
        Column(gettext_lazy("Đến"), whole=True), Column(gettext_lazy("Việc")), Column(gettext_lazy("Trạng thái")),
        Column(gettext_lazy("Lúc"), whole=True),
    ]  # fmt: skip
    rows = [
        [
            Cell(each.about, reverse("exchange:message", args=[each.pk])), each.lane.get_direction_display(),
            each.lane.sender, each.lane.receiver, what(each), each.get_state_display(), vn_datetime(each.made_at),
        ]
        for each in found
    ]  # fmt: skip
    return Table(
        caption=gettext_lazy("Gói tin liên thông"), columns=columns, rows=rows, empty=gettext_lazy("Không có gói tin nào.")
    )  # fmt: skip


_ACTS = {
    "0": gettext_lazy("văn bản mới"), "1": gettext_lazy("thu hồi"), "2": gettext_lazy("cập nhật"), "3": gettext_lazy("thay thế"),
    "01": gettext_lazy("đã đến"), "02": gettext_lazy("từ chối tiếp nhận"), "03": gettext_lazy("đã tiếp nhận"),
    "04": gettext_lazy("đã phân công"), "05": gettext_lazy("đang xử lý"), "06": gettext_lazy("đã hoàn thành"),
    "13": gettext_lazy("xin lấy lại"), "15": gettext_lazy("đồng ý thu hồi, cập nhật"),
    "16": gettext_lazy("không đồng ý thu hồi, cập nhật"),
}  # fmt: skip


def what(message: Message) -> str:
    """The business type or state in words."""
    return str(_ACTS.get(message.act, message.act))


@require_safe
@never_cache
def show(request: HouseRequest, number: int) -> HttpResponse:
    """One message: its four times, its proofs, and what can be done."""
    return _shown(request, message_numbered(request.actor, number), {})


def _shown(request: HouseRequest, message: Message, errors: dict[str, str]) -> HttpResponse:
    question = Field(name="reason", label=_("Lý do bỏ"), error=errors.get("reason", ""), max_length=300)
    facts = {
        "message": message,
        "what": what(message),
        "question": question,
        "errors": errors,
        "is_dead": message.state == MessageState.DEAD,
    }
    return render(request, "exchange/message.html", facts, status=422 if errors else 200)


@require_POST
def replay(request: HouseRequest, number: int) -> HttpResponse:
    """Send a dead one again."""
    new = mend.replay(request.actor, number)
    messages.success(request, _("Đã lập gói tin mới; hệ thống gửi ngay."))
    return redirect("exchange:message", number=new.pk)


@require_http_methods(["GET", "POST"])
def drop(request: HouseRequest, number: int) -> HttpResponse:
    """Give a dead one up, with a reason."""
    if request.method == "GET":
        return redirect("exchange:message", number=number)
    try:
        mend.drop(request.actor, number, request.POST.get("reason", ""))
    except Invalid as error:
        return _shown(request, message_numbered(request.actor, number), field_sentences(error))
    messages.success(request, _("Đã bỏ gói tin; lý do được ghi vào nhật ký."))
    return redirect("exchange:overview")
