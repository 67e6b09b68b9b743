"""What the pages for those who watch over sites share: the tabs of a site, and the list of sites."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hienluong.base import clock
from hienluong.face.spreadsheets import csv_answer
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.shared.search.public import searches_without_result
from hienluong.systems.portal.models import AgencySite
from hienluong.systems.portal.pages.periods import PERIODS, asked_period
from hienluong.systems.portal.queries.overview import side_by_side
from hienluong.systems.portal.rights import MANAGE, PUBLISH

__all__ = ["own_sites", "own_sites_csv", "tabs_of"]

_COLUMNS = ("trang", "ten", "luot_xem", "bai_dang", "bai_moi_nhat", "ty_le_dat")
_SHOWN = 20


@require_safe
@never_cache
def own_sites(request: HouseRequest) -> HttpResponse:
    """The sites that the officer watches, side by side; who has one alone is led to it."""
    days = asked_period(request)
    rows = side_by_side(request.actor, days)
    if len(rows) == 1:
        return redirect("portal:statistics", rows[0].site.slug)
    context = {
        "rows": rows, "days": days, "period": PERIODS[days], "views": sum(row.views for row in rows),
        "articles": sum(row.articles for row in rows), "unread": sum(not row.views for row in rows),
        "periods": [
            {"label": label, "url": f"?ky={choice}", "current": choice == days} for choice, label in PERIODS.items()
        ],
        "fruitless": searches_without_result(None, days)[:_SHOWN] if request.actor.holds(MANAGE) else None,
    }  # fmt: skip
    return render(request, "portal/watch/sites.html", context)


@require_safe
@never_cache
def own_sites_csv(request: HouseRequest) -> HttpResponse:
    """The same figures, one line a site."""
    days = asked_period(request)
    rows = [
        (
            row.site.slug, row.site.name, row.views, row.articles, row.newest.isoformat() if row.newest else "",
            "" if row.percent is None else row.percent,
        )
        for row in side_by_side(request.actor, days)
    ]  # fmt: skip
    return csv_answer(f"cac-trang-{days}-ngay-{clock.today().isoformat()}", _COLUMNS, rows)


def tabs_of(actor: Actor, site: AgencySite, current: str) -> list[Mapping[str, Any]]:
    """The views of one site for those who watch over it; `current` is the name of the address."""
    labels = {
        "portal:statistics": _("Số liệu"), "portal:compliance": _("Chấm theo quy định"),
        "portal:broken-links": _("Liên kết hỏng"),
    }  # fmt: skip
    if actor.holds(PUBLISH, site.agency_id) and site.archived_at is None:
        labels["portal:redirects"] = _("Địa chỉ cũ")
        labels["portal:settings"] = _("Thiết lập trang")
    return [
        {"label": label, "url": reverse(name, args=[site.slug]), "current": name == current}
        for name, label in labels.items()
    ]
