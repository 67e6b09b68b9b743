"""Lines of a work list as people read them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from hienluong.base import clock
from hienluong.face.chips import Deadline
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import DelegationMode, Post, holders_of
from hienluong.shared.work.chips import deadline_chip, paused_chip
from hienluong.shared.work.models import ItemState, WorkItem
from hienluong.shared.work.queries.warnings import thresholds_on
from hienluong.shared.work.subjects import Line, lines_for
from hienluong.shared.worktime.public import calendar_of

__all__ = ["Row", "post_names", "rows_of"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list as drawn; `instead` says for whom the reader acts, `holder` who has it."""

    item: WorkItem
    line: Line | None
    chip: Deadline | None
    instead: str
    holder: str

    @property
    def code(self) -> str:
        """What names the line to somebody who hears it read."""
        return self.line.code if self.line else self.item.title


def rows_of(actor: Actor, items: Sequence[WorkItem]) -> list[Row]:
    """The lines of these items for this reader."""
    now, day = clock.now(), clock.today()
    names = post_names({item.post_id for item in items})
    return [
        Row(item, line, _chip(item, now, day), _instead(actor, item, names), names.get(item.post_id, ""))
        for item, line in lines_for(items)
    ]


def post_names(post_ids: Collection[int]) -> dict[int, str]:
    """Each post by its holder and title; a vacant one by its title."""
    holders = holders_of(post_ids, clock.today())
    return {
        pk: f"{holders[pk].name} – {title}" if pk in holders else _("%(post)s (đang trống)") % {"post": title}
        for pk, title in _titles(post_ids).items()
    }


def _titles(post_ids: Collection[int]) -> dict[int, str]:
    if not post_ids:
        return {}
    return dict(Post.objects.filter(pk__in=post_ids).order_by("title", "pk").values_list("pk", "title"))


def _instead(actor: Actor, item: WorkItem, names: dict[int, str]) -> str:
    """For whom, and how one signs then (NĐ 30/2020/NĐ-CP, điều 13)."""
    mode = actor.acting_for.get(item.post_id) or item.finished_as
    if not mode:
        return ""
    words = _("thay %(post)s") % {"post": names.get(item.post_id, "")}
    return words if mode == DelegationMode.SUBSTITUTE else f"{words} ({mode})"


def _chip(item: WorkItem, now: datetime, day: date) -> Deadline | None:
    if item.state == ItemState.HELD:
        return paused_chip(item.due_at, "")
    if item.state != ItemState.OPEN:
        return None
    calendar = calendar_of(item.agency_id, day)
    return deadline_chip(calendar, item.received_at, item.due_at, now, thresholds_on(day))
