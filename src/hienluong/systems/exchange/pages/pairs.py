"""/van-hanh/lien-thong/: how it stands with each installation, and how much travels electronically."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hienluong.base import clock
from hienluong.face.filters import vn_date, vn_datetime
from hienluong.face.language import vietnamese
from hienluong.face.tables import Cell, Column, Table
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.exchange.models import Direction, Lane
from hienluong.systems.exchange.queries.directory import named_outside
from hienluong.systems.exchange.queries.electronic import sent_on_paper, shares
from hienluong.systems.exchange.queries.houses import houses_of
from hienluong.systems.exchange.queries.pairs import LaneState, PairState, lanes_of, pair_states

__all__ = ["electronic", "overview"]


@require_safe
@never_cache
def overview(request: HouseRequest) -> HttpResponse:
    """Each installation in a sentence and in figures; below, the lanes in which something waits."""
    states = pair_states(request.actor)
    facts = {
        "sentences": [_sentence(state) for state in states if state.peer.failing_since],
        "table": _table(states),
        "lanes": _lanes([lane for state in states for lane in lanes_of(state.peer)]),
    }
    return render(request, "exchange/overview.html", facts)


def _sentence(state: PairState) -> str:
    said = _(
        "%(name)s không nhận được từ %(since)s (%(error)s); %(waiting)s gói tin đang chờ và sẽ tự gửi lại."
    )
    return said % {
        "name": vietnamese(state.peer.name), "since": _moment(state.peer.failing_since), "error": state.peer.error,
        "waiting": state.waiting,
    }  # fmt: skip


def _moment(at: datetime | None) -> str:
    return vn_datetime(at) if at else "–"


def _table(states: Sequence[PairState]) -> Table:
    columns = [
        Column(gettext_lazy("Hệ thống")), Column(gettext_lazy("Tình trạng")), Column(gettext_lazy("Chờ gửi"), numeric=True),
        Column(gettext_lazy("Chờ lâu nhất từ"), whole=True), Column(gettext_lazy("Giao lần cuối"), whole=True),
        Column(gettext_lazy("Nhận lần cuối"), whole=True), Column(gettext_lazy("Chờ xử lý"), numeric=True),
        Column(gettext_lazy("Cần xem lại"), numeric=True),
    ]  # fmt: skip
    rows = [_row(state) for state in states]
    return Table(
        caption=gettext_lazy("Các hệ thống liên thông"), columns=columns, rows=rows,
        empty=gettext_lazy("Chưa kết nối với hệ thống nào. Người quản trị đăng ký bằng lệnh: hienluong exchange add."),
    )  # fmt: skip


def _row(state: PairState) -> list[object]:
    listing = f"{reverse('exchange:messages')}?he-thong={state.peer.code}"
    return [
        Cell(vietnamese(state.peer.name), listing),
        state.peer.get_state_display(),
        state.waiting,
        _moment(state.oldest),
        _moment(state.delivered_at),
        _moment(state.received_at),
        state.unhandled,
        Cell(state.dead, f"{listing}&trang-thai=dead") if state.dead else 0,
    ]


def _named(lane: Lane, identifier: str) -> str:
    """An agency by its name; by its identifier when it is not known."""
    here = houses_of(identifier)
    if here and (lane.direction == Direction.OUT) == (identifier == lane.sender):
        return vietnamese(here[0].name)
    there = next(
        (each.name for each in named_outside().values() if each.identifier == identifier), identifier
    )
    return vietnamese(there)


def _lanes(states: Sequence[LaneState]) -> Table:
    columns = [
        Column(gettext_lazy("Từ")), Column(gettext_lazy("Đến")), Column(gettext_lazy("Loại")),
        Column(gettext_lazy("Đang chờ"), numeric=True), Column(gettext_lazy("Từ lúc"), whole=True),
        Column(gettext_lazy("Bị giữ vì")),
    ]  # fmt: skip
    return Table(
        caption=gettext_lazy("Các tuyến đang có gói tin chờ"), columns=columns, rows=[_lane(state) for state in states],
        empty=gettext_lazy("Không có gói tin nào đang chờ."),
    )  # fmt: skip


def _lane(state: LaneState) -> list[object]:
    lane = state.lane
    return [
        _named(lane, lane.sender), _named(lane, lane.receiver), lane.get_kind_display(), state.waiting,
        _moment(state.oldest), lane.held,
    ]  # fmt: skip


@require_safe
@never_cache
def electronic(request: HouseRequest) -> HttpResponse:
    """The share of documents sent electronically by agency in a year (`nam`); `co-quan` opens what went on paper."""
    asked = request.GET.get("nam", "")
    year = (
        int(asked)
        if asked.isascii() and asked.isdigit() and 2000 <= int(asked) <= 2100
        else clock.today().year
    )
    agency = request.GET.get("co-quan", "")
    rows = [
        [
            vietnamese(each.name), each.issued, each.electronic, f"{each.percent:.1f} %".replace(".", ","),
            Cell(_("Xem văn bản gửi giấy"), f"?nam={year}&co-quan={each.agency_id}") if each.electronic < each.issued else "",
        ]
        for each in shares(request.actor, year)
    ]  # fmt: skip
    columns = [
        Column(gettext_lazy("Cơ quan")), Column(gettext_lazy("Văn bản đã gửi"), numeric=True),
        Column(gettext_lazy("Gửi điện tử"), numeric=True), Column(gettext_lazy("Tỷ lệ"), numeric=True), Column(""),
    ]  # fmt: skip
    table = Table(
        caption=_("Tỷ lệ văn bản gửi điện tử năm %(year)s") % {"year": year}, columns=columns, rows=rows,
        empty=gettext_lazy("Chưa có văn bản nào được gửi trong năm này."),
    )  # fmt: skip
    facts = {"year": year, "years": [year - 1, year + 1], "table": table, "papers": None}
    if agency.isascii() and agency.isdigit() and len(agency) < 12:
        facts["papers"] = _papers(request, year, int(agency))
    return render(request, "exchange/electronic.html", facts)


def _papers(request: HouseRequest, year: int, agency_id: int) -> Table:
    rows = [
        [each.symbol, vn_date(each.issued_on) if each.issued_on else "", vietnamese(each.subject)]
        for each in sent_on_paper(request.actor, year, agency_id)
    ]
    columns = [
        Column(gettext_lazy("Số, ký hiệu"), whole=True), Column(gettext_lazy("Ngày"), whole=True), Column(gettext_lazy("Trích yếu")),
    ]  # fmt: skip
    return Table(
        caption=gettext_lazy("Văn bản có nơi nhận bản giấy"), columns=columns, rows=rows,
        empty=gettext_lazy("Không có văn bản nào."),
    )  # fmt: skip
