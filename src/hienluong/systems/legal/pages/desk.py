"""The desk of who publishes: what has to go out, soonest first."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hienluong.base import clock
from hienluong.face.chips import Deadline
from hienluong.kernel.access.public import HouseRequest
from hienluong.shared.work.public import deadline_chip
from hienluong.shared.worktime.public import calendar_of
from hienluong.systems.legal.actions.telling import PUBLISH
from hienluong.systems.legal.models import Document
from hienluong.systems.legal.queries.desk import Pile, count_to_publish, pile

__all__ = ["desk", "publishing_chip"]

_MOST = 100
_TITLES: dict[Pile, str | Promise] = {
    Pile.WAITING: gettext_lazy("Cần công bố"),
    Pile.EXEMPT: gettext_lazy("Không công bố"),
    Pile.WITHDRAWN: gettext_lazy("Đã gỡ"),
    Pile.PUBLISHED: gettext_lazy("Đã công bố"),
}
_EMPTY: dict[Pile, str | Promise] = {
    Pile.WAITING: gettext_lazy("Không có văn bản nào chờ công bố."),
    Pile.EXEMPT: gettext_lazy("Không có văn bản nào được ghi là không công bố."),
    Pile.WITHDRAWN: gettext_lazy("Chưa gỡ văn bản nào."),
    Pile.PUBLISHED: gettext_lazy("Chưa công bố văn bản nào."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A document on the desk, with the time left for publishing it."""

    document: Document
    chip: Deadline | None


@require_safe
@never_cache
def desk(request: HouseRequest) -> HttpResponse:
    """A pile of the documents of the actor's agencies (`xem`)."""
    request.actor.require(PUBLISH)
    asked = request.GET.get("xem", "")
    kind = Pile(asked) if asked in set(Pile) else Pile.WAITING
    found = pile(request.actor, kind, _MOST)
    context = {
        "tabs": [_tab(one, kind, request) for one in Pile],
        "title": _TITLES[kind],
        "lines": [Line(one, publishing_chip(one) if kind is Pile.WAITING else None) for one in found],
        "empty": _EMPTY[kind],
        "most": _MOST if len(found) == _MOST else 0,
    }
    return render(request, "legal/desk.html", context)


def publishing_chip(document: Document) -> Deadline | None:
    """How much working time is left until the last day on which publishing is in time."""
    if document.publish_by is None:
        return None
    calendar = calendar_of(document.agency_id, document.issued_on)
    began = datetime.combine(document.issued_on, time(), tzinfo=clock.ZONE)
    return deadline_chip(calendar, began, calendar.close_of(document.publish_by), clock.now())


def _tab(one: Pile, current: Pile, request: HouseRequest) -> dict[str, Any]:
    tab = {"label": _TITLES[one], "url": f"{reverse('legal:desk')}?xem={one}", "current": one is current}
    return tab | ({"count": count_to_publish(request.actor)} if one is Pile.WAITING else {})
