"""Working time as a value: which minutes of which days are worked, and arithmetic over them. Pure."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import accumulate

from hienluong.base import clock

__all__ = ["Span", "WorkCalendar"]

_HORIZON = timedelta(days=3660)
"""No deadline lies ten years ahead; a calendar without working days must not loop for ever."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of work within a day, from minute to minute after midnight, Vietnamese time."""

    start: int
    end: int

    @classmethod
    def between(cls, start: str, end: str) -> "Span":
        """From "07:30" to "11:30"."""
        return cls(_minute(time.fromisoformat(start)), _minute(time.fromisoformat(end)))

    @property
    def minutes(self) -> int:
        return self.end - self.start

    @property
    def words(self) -> tuple[str, str]:
        """("07:30", "11:30"): the inverse of `between`."""
        return (_clock_words(self.start), _clock_words(self.end))


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working time of an agency. `version` names its content and is kept with each deadline."""

    version: str
    week: tuple[tuple[Span, ...], ...]
    days: Mapping[date, tuple[Span, ...]]
    _sums: "_Sums" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_sums", _Sums.of(self.week, self.days))

    def spans(self, day: date) -> tuple[Span, ...]:
        """The stretches worked on a day; none on a day off."""
        return self.days[day] if day in self.days else self.week[day.weekday()]

    def is_working(self, day: date) -> bool:
        """Whether anybody works on that day."""
        return bool(self.spans(day))

    def next_start(self, at: datetime) -> datetime:
        """`at` itself when it is worked, else the next moment at which work begins."""
        local = clock.local(at)
        for day in _days_from(local.date()):
            earliest = _minutes_into(local) if day == local.date() else 0
            for span in self.spans(day):
                if earliest < span.end:
                    return at if span.start <= earliest and day == local.date() else _at(day, span.start)
        raise ValueError("the calendar has no working day ahead")

    def start_of_clock(self, at: datetime, cutoff: time | None = None) -> datetime:
        """When the clock of something received at `at` starts.

        Received after the procedure's cut-off (15:00 sharp still counts) it starts with the next
        working day; outside working time, with the next start of work.
        """
        local = clock.local(at)
        if cutoff is None or local.time() <= cutoff or not self.is_working(local.date()):
            return self.next_start(at)
        return self.next_start(_at(local.date() + timedelta(days=1), 0))

    def add_minutes(self, start: datetime, minutes: int) -> datetime:
        """The moment at which `minutes` working minutes have passed since `start`."""
        if minutes < 0:
            raise ValueError("working time runs forward")
        local = clock.local(start)
        left = minutes
        for day in _days_from(local.date()):
            begin = _minutes_into(local) if day == local.date() else 0
            for span in self.spans(day):
                worked_from = max(begin, span.start)
                available = span.end - worked_from
                if available > 0 and left <= available:
                    return _at(day, worked_from + left, local if worked_from == begin else None)
                left -= max(available, 0)
        raise ValueError("the calendar has no working day ahead")

    def subtract_minutes(self, end: datetime, minutes: int) -> datetime:
        """The moment from which `minutes` working minutes pass until `end`."""
        if minutes < 0:
            raise ValueError("working time runs forward")
        local = clock.local(end)
        left = minutes
        for day in _days_back_from(local.date()):
            until = _minutes_into(local) if day == local.date() else 24 * 60
            for span in reversed(self.spans(day)):
                worked_until = min(until, span.end)
                available = worked_until - span.start
                if available > 0 and left <= available:
                    return _at(day, worked_until - left, local if worked_until == until else None)
                left -= max(available, 0)
        raise ValueError("the calendar has no working day behind")

    def shift(self, moment: datetime, minutes: int) -> datetime:
        """`moment` moved by working minutes: forward, or back when they are negative."""
        if minutes < 0:
            return self.subtract_minutes(moment, -minutes)
        return self.add_minutes(moment, minutes)

    def minutes_between(self, start: datetime, end: datetime) -> int:
        """Working minutes from `start` to `end`; negative when `end` comes first."""
        if end < start:
            return -self.minutes_between(end, start)
        return self._worked_before(clock.local(end)) - self._worked_before(clock.local(start))

    def _worked_before(self, local: datetime) -> int:
        """Working minutes before a moment, counted from the first day there is."""
        day, minute = local.date(), _minutes_into(local)
        today = sum(max(0, min(span.end, minute) - span.start) for span in self.spans(day))
        return self._sums.before(day) + today

    def close_of(self, day: date) -> datetime:
        """The end of work on a day, or on the next working day when it is off."""
        for candidate in _days_from(day):
            if spans := self.spans(candidate):
                return _at(candidate, spans[-1].end)
        raise ValueError("the calendar has no working day ahead")

    def working_day_after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which itself is not counted; `day` itself for 0."""
        found = day
        for candidate in _days_from(day + timedelta(days=1)):
            if count == 0:
                return found
            if self.is_working(candidate):
                found, count = candidate, count - 1
        raise ValueError("the calendar has no working day ahead")


@dataclass(frozen=True, slots=True)
class _Sums:
    """Minutes of whole days, added up beforehand: lists ask for the time between two moments on every line."""

    week: tuple[int, ...]
    """Minutes before Monday, Tuesday … Sunday, and of the whole week."""
    days: tuple[date, ...]
    differences: tuple[int, ...]
    """By how much the special days before each place of `days` differ from their weekdays; one more than days."""

    @classmethod
    def of(cls, week: Sequence[Sequence[Span]], special: Mapping[date, Sequence[Span]]) -> "_Sums":
        """From a week and the days that differ from it."""
        days = tuple(sorted(special))
        differences = (_worked(special[day]) - _worked(week[day.weekday()]) for day in days)
        return cls(
            week=tuple(accumulate((_worked(spans) for spans in week), initial=0)),
            days=days,
            differences=tuple(accumulate(differences, initial=0)),
        )

    def before(self, day: date) -> int:
        """Minutes of all whole days before `day`."""
        weeks = (day.toordinal() - 1) // 7  # the first of January of year 1 was a Monday
        return (
            weeks * self.week[-1] + self.week[day.weekday()] + self.differences[bisect_left(self.days, day)]
        )


def _worked(spans: Iterable[Span]) -> int:
    return sum(span.minutes for span in spans)


def _days_from(day: date) -> Iterator[date]:
    last = day + _HORIZON
    while day <= last:
        yield day
        day += timedelta(days=1)


def _days_back_from(day: date) -> Iterator[date]:
    first = day - _HORIZON
    while day >= first:
        yield day
        day -= timedelta(days=1)


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _clock_words(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _minutes_into(local: datetime) -> int:
    return _minute(local.time())


def _at(day: date, minute: int, like: datetime | None = None) -> datetime:
    """The moment `minute` minutes into a Vietnamese day, with the seconds of `like`."""
    midnight = datetime.combine(day, time(), tzinfo=clock.ZONE)
    seconds = timedelta(seconds=like.second, microseconds=like.microsecond) if like else timedelta()
    return midnight + timedelta(minutes=minute) + seconds
