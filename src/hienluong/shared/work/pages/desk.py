"""The one work list of whoever is signed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hienluong.base import clock
from hienluong.base.errors import NotAllowed, SignInNeeded
from hienluong.face.chips import Deadline
from hienluong.face.tables import KeysetPage
from hienluong.kernel.access.public import Actor, ActorKind, HouseRequest
from hienluong.shared.work.chips import deadline_chip, paused_chip
from hienluong.shared.work.models import ItemState, WorkItem
from hienluong.shared.work.queries.lists import (
    COUNT_CAP,
    READ,
    Cursor,
    agency_list,
    count_open,
    finished_lately,
    held_items,
    work_list,
)
from hienluong.shared.work.subjects import Line, lines_for
from hienluong.shared.worktime.public import calendar_of

__all__ = ["desk"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list as drawn."""

    item: WorkItem
    line: Line | None
    chip: Deadline | None


@require_GET
@never_cache
def desk(request: HouseRequest) -> HttpResponse:
    """What waits, what stands still, what was done lately; the most pressing first."""
    actor = request.actor
    _require_officer(actor)
    view = request.GET.get("xem", "")
    items, following = _items(actor, view, _cursor(request))
    facts = {
        "rows": _rows(items),
        "page": KeysetPage(next_url=_next_url(following)),
        "tabs": _tabs(actor, view),
        "of_agency": view == "don-vi",
    }
    return render(request, "work/desk.html", facts)


def _require_officer(actor: Actor) -> None:
    if actor.kind is ActorKind.NOBODY:
        raise SignInNeeded
    if actor.kind is not ActorKind.OFFICER:
        raise NotAllowed


def _items(actor: Actor, view: str, after: Cursor | None) -> tuple[Sequence[WorkItem], Cursor | None]:
    if view == "don-vi":
        return agency_list(actor), None
    if view == "tam-dung":
        return held_items(actor), None
    if view == "da-xong":
        return finished_lately(actor), None
    page = work_list(actor, after)
    return page.items, page.after


def _rows(items: Sequence[WorkItem]) -> list[Row]:
    now, day = clock.now(), clock.today()
    return [Row(item, line, _chip(item, now, day)) for item, line in lines_for(items)]


def _chip(item: WorkItem, now: datetime, day: date) -> Deadline | None:
    if item.state == ItemState.HELD:
        return paused_chip(item.due_at, "")
    if item.state != ItemState.OPEN:
        return None
    return deadline_chip(calendar_of(item.agency_id, day), item.received_at, item.due_at, now)


def _cursor(request: HouseRequest) -> Cursor | None:
    due, last = parse_datetime(request.GET.get("sau", "")), request.GET.get("id", "")
    return Cursor(due, int(last)) if due and last.isascii() and last.isdigit() else None


def _next_url(after: Cursor | None) -> str:
    return f"?{urlencode({'sau': after.due_at.isoformat(), 'id': str(after.id)})}" if after else ""


def _tabs(actor: Actor, view: str) -> list[dict[str, object]]:
    base, waiting = reverse("work:desk"), count_open(actor)
    count = str(waiting) if waiting <= COUNT_CAP else f"{COUNT_CAP}+"
    agency = {"label": _("Cả đơn vị"), "url": f"{base}?xem=don-vi", "current": view == "don-vi"}
    return [
        {"label": _("Đang chờ"), "url": base, "current": not view, "count": count},
        *([agency] if actor.holds(READ) else []),
        {"label": _("Tạm dừng"), "url": f"{base}?xem=tam-dung", "current": view == "tam-dung"},
        {"label": _("Vừa xong"), "url": f"{base}?xem=da-xong", "current": view == "da-xong"},
    ]
