"""The only source of time in the house, so that tests and the simulator can set it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

__all__ = ["ZONE", "frozen", "local", "now", "today"]

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
"""Viet Nam keeps one zone, UTC+7, without summer time."""


def _system_time() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _system_time


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _source()


def today() -> date:
    """The calendar date in Viet Nam, on which all legal dates are counted."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    """The same moment as Vietnamese wall-clock time."""
    return moment.astimezone(ZONE)


@contextmanager
def frozen(moment: datetime) -> Iterator[None]:
    """Hold the clock of the whole process at `moment`, which must be aware."""
    global _source  # noqa: PLW0603 - one clock for the process is the point
    if moment.tzinfo is None:
        raise ValueError("a frozen moment must carry a time zone")
    before, _source = _source, lambda: moment
    try:
        yield
    finally:
        _source = before
