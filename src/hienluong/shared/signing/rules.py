"""When a signed file needs something again. Pure; the days are dated data (`data/upkeep.json`)."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from hienluong.shared.signing.models import Level

__all__ = ["UpkeepRule", "due_at", "next_try_after", "upkeep_rule"]

_DATA = Path(__file__).parent / "data" / "upkeep.json"
_FIRST_PAUSE = timedelta(minutes=5)
_LONGEST_PAUSE = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class UpkeepRule:
    """How early an archive time-stamp is renewed, since when, and why."""

    valid_from: date
    days_before: int
    basis: str
    verified: bool


@cache
def _rules() -> tuple[UpkeepRule, ...]:
    rows = json.loads(_DATA.read_text(encoding="utf-8"))["rules"]
    read = [
        UpkeepRule(date.fromisoformat(row["valid_from"]), row["days_before"], row["basis"], row["verified"])
        for row in rows
    ]
    return tuple(sorted(read, key=lambda rule: rule.valid_from))


def upkeep_rule(day: date) -> UpkeepRule:
    """The rule in force on a day; before the first, the first."""
    rules = _rules()
    return next((rule for rule in reversed(rules) if rule.valid_from <= day), rules[0])


def due_at(level: Level, lasts_until: datetime | None, now: datetime) -> datetime:
    """When a file at this level needs something: at once while it is incomplete, else early before the end."""
    if lasts_until is None or level in {Level.B_B, Level.B_T}:
        return now
    return max(now, lasts_until - timedelta(days=upkeep_rule(now.date()).days_before))


def next_try_after(tries: int) -> timedelta:
    """The pause after so many tries in vain: five minutes, doubled each time, half a day at most."""
    doubled: timedelta = _FIRST_PAUSE * 2 ** min(tries, 16)
    return min(doubled, _LONGEST_PAUSE)
