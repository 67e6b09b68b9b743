"""Who or what would have to be in two places at once. Pure."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import combinations
from uuid import UUID

from hienluong.systems.agenda.models import Session

__all__ = ["USUAL_MINUTES", "Clash", "Slot", "clashes", "interval"]

USUAL_MINUTES = 60
"""How long a piece of work without an end is taken to last."""

_HALVES = {Session.MORNING: (time(0), time(12)), Session.AFTERNOON: (time(12), time.max)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """When a line is, and what it needs: people (accounts, else posts), room, car."""

    key: UUID
    day: date
    session: str
    starts: time | None = None
    ends: time | None = None
    people: frozenset[Hashable] = field(default_factory=frozenset)
    room: int | None = None
    car: int | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Two lines that want the same at the same time."""

    first: UUID
    second: UUID
    people: frozenset[Hashable] = frozenset()
    room: int | None = None
    car: int | None = None


def interval(slot: Slot) -> tuple[datetime, datetime]:
    """From when until when a line lasts; without a start it takes its whole half of the day."""
    if slot.starts is None:
        first, last = _HALVES[Session(slot.session)]
        return datetime.combine(slot.day, first), datetime.combine(slot.day, last)
    begins = datetime.combine(slot.day, slot.starts)
    usual = begins + timedelta(minutes=USUAL_MINUTES)
    return begins, datetime.combine(slot.day, slot.ends) if slot.ends else usual


def clashes(slots: Iterable[Slot]) -> list[Clash]:
    """Every pair that clashes, in order of time."""
    by_day: dict[date, list[Slot]] = {}
    for slot in slots:
        by_day.setdefault(slot.day, []).append(slot)
    return [clash for day in sorted(by_day) for clash in _within(by_day[day])]


def _within(slots: Sequence[Slot]) -> Iterable[Clash]:
    in_order = sorted(slots, key=lambda slot: (interval(slot), slot.key))
    times: Mapping[UUID, tuple[datetime, datetime]] = {slot.key: interval(slot) for slot in in_order}
    for first, second in combinations(in_order, 2):
        if times[second.key][0] < times[first.key][1] and (clash := _shared(first, second)):
            yield clash


def _shared(first: Slot, second: Slot) -> Clash | None:
    people = first.people & second.people
    room = first.room if first.room is not None and first.room == second.room else None
    car = first.car if first.car is not None and first.car == second.car else None
    return Clash(first.key, second.key, people, room, car) if people or room or car else None
