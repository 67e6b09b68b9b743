"""What an event on a case changes in the totals. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hienluong.base import clock
from hienluong.oversight.operations.models import Measure
from hienluong.systems.cases.public import RUNNING, Channel, events

__all__ = ["CaseNews", "finish", "hour_of", "measures_of", "on_time_rate", "same_day_last_week"]

_EARLY_MARGIN = timedelta(hours=4)
"""Done at least half a working day before the due time counts as early rather than on time."""

_ENDS = {
    events.REFUSED: Measure.REFUSED,
    events.WITHDRAWN: Measure.WITHDRAWN,
    events.STOPPED: Measure.STOPPED,
    events.RECEIVED: Measure.RECEIVED,
}


@dataclass(frozen=True, slots=True)
class CaseNews:
    """An event on a case, read from its payload."""

    name: str
    case: int
    at: datetime
    receiving: int
    deciding: int
    business: str
    channel: str
    assisted: bool
    due_at: datetime | None
    score: int = 0
    complaint: bool = False

    @classmethod
    def read(cls, payload: Mapping[str, object]) -> "CaseNews":
        """From the payload that `cases.events` documents."""
        due = payload.get("first_due_at")
        return cls(
            name=str(payload["event"]),
            case=_number(payload["case"]),
            at=datetime.fromisoformat(str(payload["at"])),
            receiving=_number(payload["receiving"]),
            deciding=_number(payload["deciding"]),
            business=str(payload["business"]),
            channel=str(payload["channel"]),
            assisted=bool(payload["assisted"]),
            due_at=datetime.fromisoformat(str(due)) if due else None,
            score=_number(payload.get("score", 0)),
            complaint=bool(payload.get("complaint")),
        )

    @property
    def day(self) -> date:
        """The Vietnamese day on which it happened."""
        return clock.local(self.at).date()

    @property
    def running_until(self) -> datetime | None:
        """The hour in which the case falls due, None while its clock does not run."""
        return hour_of(self.due_at) if self.due_at and self.business in RUNNING else None


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"not a number: {value!r}")
    return value


def measures_of(news: CaseNews) -> dict[Measure, int]:
    """What the event adds to the totals of its day."""
    if news.name == events.FILED:
        return _filed(news)
    if news.name == events.ISSUED:
        return {finish(news.at, news.due_at): 1}
    if news.name == events.RATED:
        return {Measure.RATINGS: 1, Measure.SCORE: news.score, Measure.COMPLAINTS: int(news.complaint)}
    return {_ENDS[news.name]: 1} if news.name in _ENDS else {}


def _filed(news: CaseNews) -> dict[Measure, int]:
    assisted = news.assisted or news.channel != Channel.ONLINE
    return {Measure.FILED: 1, (Measure.ASSISTED if assisted else Measure.ONLINE): 1}


def finish(decided_at: datetime, due_at: datetime | None) -> Measure:
    """Early, on time or late, judged by the first due time; without one there is no lateness."""
    if due_at is None or decided_at <= due_at - _EARLY_MARGIN:
        return Measure.EARLY
    return Measure.ON_TIME if decided_at <= due_at else Measure.LATE


def hour_of(moment: datetime) -> datetime:
    """The start of the hour: the grain in which running cases are kept."""
    return moment.replace(minute=0, second=0, microsecond=0)


def on_time_rate(early: int, on_time: int, late: int) -> float | None:
    """Share decided in time, 0 to 1; None when nothing was decided."""
    decided = early + on_time + late
    return (early + on_time) / decided if decided else None


def same_day_last_week(day: date) -> date:
    """The day to compare with: the same weekday, a week before."""
    return day - timedelta(days=7)
