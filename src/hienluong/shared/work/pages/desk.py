"""The one work list of whoever is signed in."""

from collections.abc import Mapping, Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hienluong.base.errors import NotAllowed, SignInNeeded
from hienluong.face.fields import Choice
from hienluong.face.tables import KeysetPage
from hienluong.kernel.access.public import Actor, ActorKind, HouseRequest
from hienluong.shared.work.actions.assign import ASSIGN
from hienluong.shared.work.models import WorkItem
from hienluong.shared.work.pages.rows import post_names, rows_of
from hienluong.shared.work.pages.views import AGENCY, DONE, HELD, LATE, SOON, DeskView, late, soon
from hienluong.shared.work.queries.lists import (
    COUNT_CAP,
    READ,
    Cursor,
    agency_list,
    count_in_agencies,
    count_open,
    finished_lately,
    held_items,
    seen_in_agencies,
    seen_on_list,
    work_list,
)
from hienluong.shared.work.subjects import kinds

__all__ = ["desk", "require_officer"]


@require_GET
@never_cache
def desk(request: HouseRequest) -> HttpResponse:
    """What waits, what stands still, what was done lately; the most pressing first."""
    actor = request.actor
    require_officer(actor)
    view = DeskView.read(request.GET)
    if view.view == AGENCY and not actor.holds(READ):
        raise NotAllowed(right=READ)
    items, following = _items(actor, view)
    facts = {
        "view": view,
        "rows": rows_of(actor, items),
        "page": KeysetPage(next_url=view.address(following) if following else ""),
        "tabs": _tabs(actor, view),
        "filters": _filters(actor, view) if view.view in {"", AGENCY} else [],
        "of_agency": view.view == AGENCY,
        "may_assign": view.view == AGENCY and actor.holds(ASSIGN),
        "all_ticked": request.GET.get("chon") == "tat-ca",
        "nothing": _nothing(view),
    }
    return render(request, "work/desk.html", facts)


def require_officer(actor: Actor) -> None:
    """The pages of work are for officers. Raises SignInNeeded, NotAllowed."""
    if actor.kind is ActorKind.NOBODY:
        raise SignInNeeded
    if actor.kind is not ActorKind.OFFICER:
        raise NotAllowed


def _items(actor: Actor, view: DeskView) -> tuple[Sequence[WorkItem], Cursor | None]:
    match view.view:
        case "don-vi":
            page = agency_list(actor, view.after, wanted=view.wanted(actor))
        case "tam-dung":
            page = held_items(actor, view.after)
        case "da-xong":
            return finished_lately(actor), None
        case _:
            page = work_list(actor, view.after, wanted=view.wanted(actor))
    return page.items, page.after


def _tabs(actor: Actor, view: DeskView) -> list[dict[str, object]]:
    base = reverse("work:desk")
    agency = {"label": _("Cả đơn vị"), "url": f"{base}?xem={AGENCY}", "current": view.view == AGENCY}
    return [
        {"label": _("Đang chờ"), "url": base, "current": not view.view, "count": _capped(count_open(actor))},
        *([agency] if actor.holds(READ) else []),
        {"label": _("Tạm dừng"), "url": f"{base}?xem={HELD}", "current": view.view == HELD},
        {"label": _("Vừa xong"), "url": f"{base}?xem={DONE}", "current": view.view == DONE},
    ]


def _capped(count: int) -> str:
    return str(count) if count <= COUNT_CAP else f"{COUNT_CAP}+"


def _filters(actor: Actor, view: DeskView) -> list[Mapping[str, object]]:
    """The select boxes above the list; a box with nothing to choose from is left out."""
    of_agency = view.view == AGENCY
    seen = seen_in_agencies(actor) if of_agency else seen_on_list(actor)
    names = post_names(seen.posts) if of_agency else {}
    boxes = [
        ("han", _("Thời hạn"), view.due, _due_choices(actor, view)),
        ("loai", _("Loại việc"), view.kind, [Choice(kind, name) for kind, name in kinds().items()]),
        ("thu-tuc", _("Nội dung"), view.title, [Choice(title, title) for title in seen.titles]),
        ("nguoi", _("Người giữ"), str(view.post or ""), [Choice(str(pk), n) for pk, n in names.items()]),
    ]
    found = [
        _box(name, label, value, [Choice("", _("Tất cả")), *choices])
        for name, label, value, choices in boxes
        if len(choices) > 1 or value
    ]
    orders = [Choice("", _("Gấp nhất trước")), Choice("moi", _("Mới nhận trước"))]
    return [*found, _box("xep", _("Sắp xếp"), view.newest_first, orders)]


def _box(name: str, label: str, value: str, choices: Sequence[Choice]) -> Mapping[str, object]:
    return {"name": name, "label": label, "value": value, "choices": choices}


def _due_choices(actor: Actor, view: DeskView) -> list[Choice]:
    count = count_in_agencies if view.view == AGENCY else count_open
    return [
        Choice(LATE, f"{_('Quá hạn')} ({_capped(count(actor, late()))})"),
        Choice(SOON, f"{_('Sắp đến hạn')} ({_capped(count(actor, soon(actor)))})"),
    ]


def _nothing(view: DeskView) -> str:
    if view.narrowed:
        return _("Không có việc nào khớp với bộ lọc.")
    words = {
        AGENCY: _("Không có việc nào đang chờ trong đơn vị."),
        HELD: _("Không có việc nào đang tạm dừng."),
        DONE: _("Chưa có việc nào được xử lý xong."),
    }
    return words.get(view.view, _("Không có việc nào đang chờ."))
