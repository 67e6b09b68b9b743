"""Tasks across documents: mine, those I gave, those of the agency with how each part keeps its deadlines."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hienluong.base import clock
from hienluong.face.language import vietnamese
from hienluong.face.tables import Cell, Column, Table
from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.organisation.public import holders_of, standing
from hienluong.systems.documents.models import Task
from hienluong.systems.documents.pages.chips import chip_of
from hienluong.systems.documents.queries.tasks import OfPart, Share, keeping_of, tasks_shared
from hienluong.systems.documents.rights import READ
from hienluong.systems.documents.subjects import address_of, name_of

__all__ = ["tasks"]

_TABS = {Share.MINE: _("Giao cho tôi"), Share.GIVEN: _("Tôi giao"), Share.AGENCY: _("Cả cơ quan")}


@require_safe
@never_cache
def tasks(request: HouseRequest) -> HttpResponse:
    """Open tasks of one share (`xem`), soonest first."""
    request.actor.require_signed_in()
    leads = request.actor.holds(READ)
    share = _share(request.GET.get("xem", ""), leads=leads)
    found = tasks_shared(request.actor, share)
    facts = {
        "tabs": [_tab(each, share) for each in Share if leads or each is not Share.AGENCY],
        "table": _table(found),
        "keeping": _keeping(keeping_of(request.actor)) if share is Share.AGENCY else None,
    }
    return render(request, "documents/tasks.html", facts)


def _share(asked: str, *, leads: bool) -> Share:
    share = Share(asked) if asked in set(Share) else Share.MINE
    return Share.MINE if share is Share.AGENCY and not leads else share


def _tab(each: Share, current: Share) -> dict[str, object]:
    return {
        "label": _TABS[each],
        "url": f"{reverse('documents:tasks')}?xem={each}",
        "current": each is current,
    }


def _table(found: Sequence[Task]) -> Table:
    held = holders_of({task.post_id for task in found}, clock.today())
    columns = [
        Column(_("Văn bản"), whole=True), Column(_("Nội dung")), Column(_("Người thực hiện")), Column(_("Vai trò")), Column(_("Hạn")),
    ]  # fmt: skip
    rows = [_row(task, held[task.post_id].name if task.post_id in held else "") for task in found]
    return Table(
        caption=_("Nhiệm vụ đang thực hiện"),
        columns=columns,
        rows=rows,
        empty=_("Không có nhiệm vụ nào đang mở."),
    )


def _row(task: Task, holder: str) -> list[object]:
    document = task.document
    if document is None:
        raise ValueError("a listed task has its document")
    return [
        Cell(name_of(document), address_of(document)),
        vietnamese(task.content or document.subject),
        vietnamese(f"{holder}, {task.post.title}" if holder else task.post.title),
        task.get_part_display(),
        chip_of(task) or "–",
    ]


def _keeping(parts: Sequence[OfPart]) -> Table:
    names = standing(clock.today())
    columns = [
        Column(_("Đơn vị")), Column(_("Đang làm"), numeric=True), Column(_("Quá hạn"), numeric=True),
        Column(_("Xong đúng hạn"), numeric=True), Column(_("Xong trễ"), numeric=True),
    ]  # fmt: skip
    rows = [
        [
            vietnamese(names[each.agency_id].name) if each.agency_id in names else "–",
            each.open,
            each.late,
            each.in_time,
            each.too_late,
        ]
        for each in parts
    ]
    return Table(
        caption=_("Thực hiện nhiệm vụ trong năm"),
        columns=columns,
        rows=rows,
        empty=_("Năm nay chưa giao nhiệm vụ nào."),
    )
