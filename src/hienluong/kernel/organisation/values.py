"""What the actions take. Days are the first day of the new state, or the last day of what ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hienluong.kernel.organisation.models import AgencyKind, DelegationMode, PostKind, UnitKind

__all__ = [
    "AgencyChange",
    "Division",
    "Ending",
    "Merger",
    "NewAgency",
    "NewAppointment",
    "NewDelegation",
    "NewPost",
    "NewUnit",
    "UnitChange",
]


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit that begins on a day."""

    code: str
    name: str
    kind: UnitKind
    parent_id: int | None
    first_day: date
    decision: str


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A unit is renamed, recoded, of another kind or moved from a day on. None keeps what was."""

    unit_id: int
    first_day: date
    decision: str
    code: str | None = None
    name: str | None = None
    kind: UnitKind | None = None
    parent_id: int | None = None


@dataclass(frozen=True, slots=True)
class NewAgency:
    """An agency that begins on a day."""

    name: str
    abbreviation: str
    kind: AgencyKind
    level: int
    identifier: str
    parent_id: int | None
    unit_id: int | None
    first_day: date
    decision: str


@dataclass(frozen=True, slots=True)
class AgencyChange:
    """An agency is renamed, recoded or moved from a day on. None keeps what was."""

    agency_id: int
    first_day: date
    decision: str
    name: str | None = None
    abbreviation: str | None = None
    identifier: str | None = None
    parent_id: int | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """Something ends after a day."""

    id: int
    last_day: date
    decision: str


@dataclass(frozen=True, slots=True)
class Merger:
    """Several become one that already stands on `first_day`; those that are not it end the day before."""

    predecessors: Sequence[int]
    successor: int
    first_day: date
    decision: str


@dataclass(frozen=True, slots=True)
class Division:
    """One is shared out among several that stand on `first_day`; it ends unless it is one of them."""

    predecessor: int
    successors: Sequence[int]
    first_day: date
    decision: str


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post is created in an agency."""

    agency_id: int
    kind: PostKind
    title: str
    first_day: date


@dataclass(frozen=True, slots=True)
class NewAppointment:
    """A person is to hold a post; without a last day until further notice."""

    post_id: int
    account_id: int
    first_day: date
    decision: str
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class NewDelegation:
    """A post is to act for another, in the named rights or, with none named, in all of them."""

    giver_id: int
    receiver_id: int
    mode: DelegationMode
    first_day: date
    decision: str
    rights: tuple[str, ...] = ()
    last_day: date | None = None
