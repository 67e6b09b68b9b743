"""What a look at one part found. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

__all__ = ["Finding", "State", "by_age", "by_free_bytes"]


class State(StrEnum):
    """How a part is: `BROKEN` fails the check, `WARNING` asks for attention."""

    GOOD = "tốt"
    WARNING = "cần xem"
    BROKEN = "hỏng"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    part: str
    state: State
    says: str


def by_age(part: str, since: datetime | None, now: datetime, limit: timedelta) -> Finding:
    """Something waits since a moment (None: nothing waits); longer than the limit means broken."""
    if since is None:
        return Finding(part, State.GOOD, "không có gì đang chờ")
    waited = now - since
    state = State.GOOD if waited <= limit else State.BROKEN
    return Finding(part, state, f"chờ lâu nhất {int(waited.total_seconds())} giây")


def by_free_bytes(part: str, free: int, least: int) -> Finding:
    """Free space against the least a start needs; under ten times that is worth a look."""
    states = ((least, State.BROKEN), (10 * least, State.WARNING))
    state = next((state for bound, state in states if free < bound), State.GOOD)
    return Finding(part, state, f"còn trống {free // 1024**2} MB")
