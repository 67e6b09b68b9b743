"""From a due time to the chip that everybody reads the same way. Pure but for the calendar given in."""

from datetime import datetime

from hienluong.face.chips import Deadline, DeadlineState, TimeUnit
from hienluong.shared.work.models import FAR
from hienluong.shared.work.rules import STARTING, Thresholds
from hienluong.shared.worktime.public import WorkCalendar

__all__ = ["deadline_chip", "finished_chip", "paused_chip"]

_DAY = 8 * 60


def deadline_chip(
    calendar: WorkCalendar, began: datetime, due: datetime, now: datetime, thresholds: Thresholds = STARTING
) -> Deadline | None:
    """The chip of something that began and is due by this calendar; None when it has no due time."""
    if due >= FAR:
        return None
    left = calendar.minutes_between(now, due)
    state = _state(left, max(calendar.minutes_between(began, due), 1), thresholds)
    if now > due:
        state = DeadlineState.OVERDUE
    amount, unit = _span(abs(left))
    return Deadline(state=state, amount=amount, unit=unit, due=due, calendar=calendar.version)


def _state(left: int, whole: int, thresholds: Thresholds) -> DeadlineState:
    if left <= thresholds.left_when_soon(whole):
        return DeadlineState.SOON
    return DeadlineState.PLENTY if left / whole > thresholds.plenty_share else DeadlineState.SOME


def _span(minutes: int) -> tuple[int, TimeUnit]:
    """Whole working days from one day up, else hours, at least one."""
    if minutes >= _DAY:
        return minutes // _DAY, TimeUnit.DAY
    return max(1, minutes // 60), TimeUnit.HOUR


def paused_chip(due: datetime | None, reason: str) -> Deadline:
    """The chip of a clock that stands still."""
    return Deadline(state=DeadlineState.PAUSED, reason=reason, due=due)


def finished_chip(
    finished: datetime, due: datetime | None, early_minutes: int, calendar: WorkCalendar
) -> Deadline:
    """The chip of something done: early when at least `early_minutes` of working time were left."""
    if due is None or calendar.minutes_between(finished, due) >= early_minutes:
        state = DeadlineState.DONE_EARLY
    else:
        state = DeadlineState.DONE_ON_TIME if finished <= due else DeadlineState.DONE_LATE
    return Deadline(state=state, due=due, calendar=calendar.version)
