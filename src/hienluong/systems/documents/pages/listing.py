"""The lists: what came, what went, what is being drafted."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hienluong.face.filters import vn_date
from hienluong.face.language import vietnamese
from hienluong.face.tables import Cell, Column, KeysetPage, Table
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.documents.models import Document
from hienluong.systems.documents.pages.reading import number_in
from hienluong.systems.documents.queries.documents import Filter, Page, Pile, page_of
from hienluong.systems.documents.queries.people import bodies_of
from hienluong.systems.documents.rights import DRAFT, READ, REGISTER
from hienluong.systems.documents.rules.numbers import spelt_serial
from hienluong.systems.documents.subjects import address_of, name_of

__all__ = ["documents"]

_TABS = {Pile.INCOMING: _("Văn bản đến"), Pile.OUTGOING: _("Văn bản đi"), Pile.DRAFTS: _("Dự thảo")}
_LONGEST_WORDS = 200


@require_safe
@never_cache
def documents(request: HouseRequest) -> HttpResponse:
    """A pile (`xem`), narrowed by words (`q`); newest first."""
    request.actor.require_signed_in()
    asked = _asked(request)
    page = page_of(request.actor, asked, number_in(request.GET.get("sau", "")))
    facts = {
        "tabs": [_tab(pile, asked.pile) for pile in Pile],
        "title": _TABS[asked.pile],
        "pile": asked.pile,
        "words": asked.words,
        "table": _table(asked.pile, page),
        "page": _around(asked, page),
        "may_enter": bodies_of(request.actor, REGISTER),
        "may_print": request.actor.holds(READ),
        "may_draft": bodies_of(request.actor, DRAFT),
    }
    return render(request, "documents/list.html", facts)


def _asked(request: HttpRequest) -> Filter:
    pile = request.GET.get("xem", "")
    return Filter(
        pile=Pile(pile) if pile in set(Pile) else Pile.INCOMING,
        words=request.GET.get("q", "")[:_LONGEST_WORDS],
    )


def _tab(pile: Pile, current: Pile) -> dict[str, object]:
    return {
        "label": _TABS[pile],
        "url": f"{reverse('documents:list')}?xem={pile}",
        "current": pile is current,
    }


def _around(asked: Filter, page: Page) -> KeysetPage:
    kept = {"xem": asked.pile.value} | ({"q": asked.words} if asked.words else {})
    following = f"?{urlencode(kept | {'sau': page.after})}" if page.after else ""
    return KeysetPage(next_url=following)


def _table(pile: Pile, page: Page) -> Table:
    if pile is Pile.INCOMING:
        columns = [
            Column(_("Số đến"), numeric=True), Column(_("Ngày đến"), whole=True), Column(_("Số, ký hiệu"), whole=True),
            Column(_("Ngày văn bản"), whole=True), Column(_("Trích yếu")), Column(_("Nơi ban hành")), Column(_("Trạng thái")),
        ]  # fmt: skip
        rows = [_incoming(each) for each in page.documents]
    else:
        columns = [
            Column(_("Số, ký hiệu"), whole=True), Column(_("Ngày"), whole=True), Column(_("Loại")), Column(_("Trích yếu")),
            Column(_("Trạng thái")),
        ]  # fmt: skip
        rows = [_outgoing(each) for each in page.documents]
    return Table(caption=_TABS[pile], columns=columns, rows=rows, empty=_("Không có văn bản nào."))


def _incoming(each: Document) -> list[object]:
    return [
        Cell(spelt_serial(each.serial) if each.serial else "–", address_of(each)),
        vn_date(each.arrived_at) if each.arrived_at else "",
        each.symbol,
        vn_date(each.issued_on) if each.issued_on else "",
        Cell(vietnamese(each.subject), address_of(each)),
        vietnamese(each.issuer_name),
        each.get_state_display(),
    ]


def _outgoing(each: Document) -> list[object]:
    return [
        Cell(name_of(each), address_of(each)),
        vn_date(each.issued_on or each.created_at),
        vietnamese(each.type.name) if each.type else "",
        Cell(vietnamese(each.subject), address_of(each)),
        each.get_state_display(),
    ]
