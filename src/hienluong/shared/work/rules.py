"""When a deadline becomes pressing, and who hears of it next. Pure."""

from dataclasses import dataclass
from datetime import datetime

from hienluong.shared.worktime.public import WorkCalendar

__all__ = ["STARTING", "Thresholds", "soon_from"]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a deadline is called due soon: shares of its whole working time, and working minutes."""

    plenty_share: float = 0.5
    soon_share: float = 0.2
    soon_minutes: int = 8 * 60

    def left_when_soon(self, whole: int) -> int:
        """The working minutes left of `whole` from which on it is due soon.

        Whatever comes first, the share or the minutes; minutes count only for what takes longer than they do.
        """
        by_share = int(whole * self.soon_share)
        return max(by_share, self.soon_minutes) if whole > self.soon_minutes else by_share


STARTING = Thresholds()
"""Until an installation has loaded a rule of its own."""


def soon_from(calendar: WorkCalendar, began: datetime, due: datetime, thresholds: Thresholds) -> datetime:
    """The moment from which something that began and is due is due soon; never before it began."""
    whole = max(calendar.minutes_between(began, due), 0)
    return max(began, calendar.subtract_minutes(due, thresholds.left_when_soon(whole)))
