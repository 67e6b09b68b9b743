"""What a change of calendar touches: whoever keeps deadlines says how many are open after a day."""

from collections.abc import Callable, Collection
from datetime import datetime

__all__ = ["EFFECT_CAP", "deadlines_after", "register_effect"]

EFFECT_CAP = 9_999
"""Counts are exact up to here."""

Counter = Callable[[Collection[int] | None, datetime], int]
_counters: list[Counter] = []


def register_effect(count: Counter) -> None:
    """Let a package count its open deadlines of some agencies (None: all) that lie after a moment."""
    _counters.append(count)


def deadlines_after(agencies: Collection[int] | None, moment: datetime) -> int:
    """How many open deadlines lie after `moment`, counted no further than one past EFFECT_CAP by each counter."""
    return sum(count(agencies, moment) for count in _counters)
