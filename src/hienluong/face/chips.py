"""How much time is left, always in words: the same chip everywhere."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

__all__ = ["Deadline", "DeadlineState", "TimeUnit"]


class DeadlineState(StrEnum):
    PLENTY = "plenty"
    """More than half of the time is left."""
    SOME = "some"
    SOON = "soon"
    OVERDUE = "overdue"
    PAUSED = "paused"
    DONE_EARLY = "done-early"
    DONE_ON_TIME = "done-on-time"
    DONE_LATE = "done-late"


class TimeUnit(StrEnum):
    DAY = "day"
    HOUR = "hour"


_ICONS = {
    DeadlineState.PLENTY: "circle",
    DeadlineState.SOME: "quarter",
    DeadlineState.SOON: "three-quarters",
    DeadlineState.OVERDUE: "exclamation",
    DeadlineState.PAUSED: "pause",
}
_DONE = {DeadlineState.DONE_EARLY, DeadlineState.DONE_ON_TIME, DeadlineState.DONE_LATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline as the reader sees it; `amount` is what is left or how late, in working `unit`s.

    `reason` says why a paused clock stands; `due` and `calendar` (its version) make the exact tooltip.
    """

    state: DeadlineState
    amount: int | None = None
    unit: TimeUnit = TimeUnit.DAY
    reason: str = ""
    due: datetime | None = None
    calendar: str = ""

    @property
    def look(self) -> str:
        """The name of the chip's style."""
        return "done" if self.state in _DONE else str(self.state)

    @property
    def icon(self) -> str:
        return _ICONS.get(self.state, "check")

    @property
    def words(self) -> str:
        """The state in words: "Quá hạn 2 ngày"."""
        template = {
            DeadlineState.PLENTY: _("Còn %(span)s"),
            DeadlineState.SOME: _("Còn %(span)s"),
            DeadlineState.SOON: _("Sắp đến hạn · còn %(span)s"),
            DeadlineState.OVERDUE: _("Quá hạn %(span)s"),
            DeadlineState.PAUSED: _("Tạm dừng (%(reason)s)") if self.reason else _("Tạm dừng"),
            DeadlineState.DONE_EARLY: _("Trước hạn"),
            DeadlineState.DONE_ON_TIME: _("Đúng hạn"),
            DeadlineState.DONE_LATE: _("Trễ hạn"),
        }[self.state]
        return template % {"span": self._span(), "reason": self.reason}

    def _span(self) -> str:
        count = self.amount or 0
        template = (
            ngettext("%(count)s giờ", "%(count)s giờ", count)
            if self.unit is TimeUnit.HOUR
            else ngettext("%(count)s ngày", "%(count)s ngày", count)
        )
        return template % {"count": count}
