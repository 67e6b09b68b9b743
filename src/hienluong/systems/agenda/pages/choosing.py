"""Which week an address means, and the ways to the weeks beside it."""

from dataclasses import dataclass
from datetime import date, timedelta

from hienluong.base import clock
from hienluong.systems.agenda.errors import WeekNotFound
from hienluong.systems.agenda.rules.weeks import monday_of, week_name, week_named

__all__ = ["Weeks", "asked_week", "this_week", "weeks_around"]

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Weeks:
    """Names of the week shown and of those beside it."""

    monday: date
    sunday: date
    shown: str
    before: str
    after: str
    present: str


def this_week() -> date:
    """The monday of the present week."""
    return monday_of(clock.today())


def asked_week(name: str) -> date:
    """The monday that an address names; of the present week when it names none. Raises WeekNotFound."""
    if not name:
        return this_week()
    monday = week_named(name)
    if monday is None:
        raise WeekNotFound(week=name[:20])
    return monday


def weeks_around(monday: date) -> Weeks:
    """For the picker above a grid."""
    return Weeks(
        monday=monday,
        sunday=monday + timedelta(days=6),
        shown=week_name(monday),
        before=week_name(monday - _WEEK),
        after=week_name(monday + _WEEK),
        present=week_name(this_week()),
    )
