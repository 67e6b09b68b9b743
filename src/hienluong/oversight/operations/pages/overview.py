"""The leaders' first page: five figures, one map, the list behind each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hienluong.face.maps import Point
from hienluong.face.tables import Cell, Column, Table
from hienluong.kernel.access.public import HouseRequest
from hienluong.oversight.operations.boundaries import boundaries
from hienluong.oversight.operations.queries import AgencyRow, Overview, Place, overview, places

__all__ = ["show_overview"]

Rows = Callable[..., str]
"""The address of the rows behind a figure, from what to ask for; empty where the reader may not open it."""
_OPENS = "cases.read"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its comparison and the address of the rows behind it."""

    label: str
    value: str
    compare: str
    url: str
    danger: str = ""


@require_GET
@never_cache
def show_overview(request: HouseRequest) -> HttpResponse:
    """Today beside the same weekday last week, by agency and commune."""
    found = overview(request.actor)
    may_open = request.actor.holds(_OPENS)
    rows = _rows if may_open else _no_rows
    facts = {
        "overview": found,
        "may_open": may_open,
        "figures": _figures(found, rows),
        "table": _table(found.agencies, rows),
        "points": _points(places(request.actor, found), rows),
        "outlines": boundaries(),
    }
    return render(request, "operations/overview.html", facts)


def _rows(**query: str) -> str:
    """The list of cases behind a figure; it shows what the reader's own rights allow."""
    return (
        f"{reverse('cases:list')}?{urlencode({key.replace('_', '-'): value for key, value in query.items()})}"
    )


def _no_rows(**query: str) -> str:  # noqa: ARG001 - takes what `_rows` takes
    """Who oversees without reading cases sees figures that lead nowhere."""
    return ""


def _figures(found: Overview, rows: Rows) -> list[Figure]:
    today, before, day = found.today, found.last_week, found.day.isoformat()
    danger = _("Có hồ sơ quá hạn") if today.overdue else ""
    return [
        Figure(_("Nộp hôm nay"), str(today.filed), _change(today.filed, before.filed), rows(tu=day, den=day)),
        Figure(_("Xong hôm nay"), str(today.decided), _change(today.decided, before.decided), rows(xong=day)),
        Figure(_("Sắp đến hạn"), str(today.due_soon), _("trong 24 giờ tới"), rows(sap_den_han="1")),
        Figure(_("Quá hạn"), str(today.overdue), _("đang giải quyết"), rows(qua_han="1"), danger),
        Figure(
            _("Đúng hạn"), _share(today.on_time), _("tuần trước %s") % _share(before.on_time), rows(xong=day)
        ),
    ]


def _change(today: int, before: int) -> str:
    if today == before:
        return _("bằng tuần trước")
    return _("%(change)+d so với tuần trước") % {"change": today - before}


def _share(share: float | None) -> str:
    return _("chưa có") if share is None else f"{100 * share:.1f}".replace(".", ",") + " %"


def _table(agencies: Sequence[AgencyRow], rows: Rows) -> Table:
    return Table(
        caption=_("Hồ sơ hôm nay theo cơ quan, nhiều quá hạn ở trên"),
        columns=[
            Column(_("Cơ quan")),
            *(Column(label, numeric=True) for label in (
                _("Nộp"), _("Xong"), _("Đang giải quyết"), _("Sắp đến hạn"), _("Quá hạn"), _("Đúng hạn"),
            )),
        ],
        rows=[_line(row, rows) for row in agencies],
        empty=_("Hôm nay chưa có hồ sơ nào trong phạm vi được xem."),
    )  # fmt: skip


def _line(row: AgencyRow, rows: Rows) -> list[object]:
    own = {"co_quan": str(row.agency_id)}
    figures = row.figures
    return [
        Cell(row.name, rows(**own)),
        figures.filed,
        figures.decided,
        figures.running,
        Cell(figures.due_soon, rows(**own, sap_den_han="1")),
        Cell(figures.overdue, rows(**own, qua_han="1")),
        _share(figures.on_time),
    ]


def _points(communes: Sequence[Place], rows: Rows) -> list[Point]:
    """One commune alone needs no map."""
    if len(communes) < 2:
        return []
    return [
        Point(
            label=place.name,
            latitude=place.latitude,
            longitude=place.longitude,
            value=place.figures.running,
            url=rows(co_quan=str(place.agency_id)),
            danger=place.figures.overdue > 0,
        )
        for place in communes
    ]
