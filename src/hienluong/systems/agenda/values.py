"""What goes in and out of the agenda."""

from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

__all__ = ["LONGEST_CONTENT", "LONGEST_LINE", "LineIn", "NewResource"]

LONGEST_CONTENT = 1000
LONGEST_LINE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class LineIn:
    """One piece of work of a week, as written. Without times it takes the whole morning or afternoon."""

    day: date
    session: str
    content: str
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    room: int | None = None
    car: int | None = None
    chair: int | None = None
    attending: frozenset[int] = field(default_factory=frozenset)
    """Posts of leaders who take part."""
    others: str = ""
    prepares: str = ""
    is_public: bool = True
    key: UUID | None = None
    """Which line is changed; None for a new one."""


@dataclass(frozen=True, slots=True)
class NewResource:
    """A room or a car of an agency."""

    agency_id: int
    kind: str
    name: str
