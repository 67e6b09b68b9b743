"""What callers hand to the actions of the catalogue, and what its queries hand out: frozen and complete."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, time

from hienluong.shared.worktime.public import TimeLimit
from hienluong.systems.catalogue.models import (
    Confirmation,
    DeciderKind,
    FeeKind,
    Level,
    Route,
    ServiceLevel,
)

__all__ = [
    "CompetenceFact",
    "Decider",
    "Fee",
    "FeeAmount",
    "PaperFact",
    "ProcedureContent",
    "ProcedureFact",
    "PublishVersion",
    "ResultFact",
]


@dataclass(frozen=True, slots=True)
class FeeAmount:
    """An amount in đồng for a channel: online, counter, post, or any."""

    channel: str
    dong: int


@dataclass(frozen=True, slots=True)
class Fee:
    """What is known of the fee; `text` as published."""

    kind: FeeKind = FeeKind.UNKNOWN
    amounts: tuple[FeeAmount, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class PaperFact:
    """A required paper; `replaced_by` names the database that makes it unnecessary."""

    name: str
    cut: bool = False
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class ResultFact:
    """A kind of result with its code, empty when not published."""

    name: str
    code: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureContent:
    """All parts of a version."""

    name: str
    name_cut: bool = False
    levels: tuple[Level, ...] = ()
    limit: TimeLimit | None = None
    limit_text: str = ""
    cutoff: time | None = None
    fee: Fee = field(default_factory=Fee)
    papers: tuple[PaperFact, ...] = ()
    results: tuple[ResultFact, ...] = ()
    service_level: ServiceLevel = ServiceLevel.UNKNOWN
    old_level: int | None = None
    online: bool | None = None
    route: Route = Route.LOCAL
    decision: str = ""
    source: str = ""
    state: Confirmation = Confirmation.UNVERIFIED

    def facts(self) -> Mapping[str, object]:
        """The content as plain values, for its digest."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceFact:
    """Who decides at a level since a day."""

    level: Level
    decider: DeciderKind
    department: str
    two_level: bool
    valid_from: date
    inferred: bool
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureFact:
    """A procedure as the data files tell it."""

    code: str
    sector: str
    content: ProcedureContent
    competences: tuple[CompetenceFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishVersion:
    """A new version of a procedure, in force from a day."""

    code: str
    valid_from: date
    content: ProcedureContent


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider:
    """The body that decides for a place on a day.

    `agency_id` is the agency of the province that takes the case, None for bodies outside it (police, military,
    social insurance, ministries). `approver_id` is the province's committee when it has the last word.
    """

    kind: DeciderKind
    level: Level
    name: str
    agency_id: int | None
    approver_id: int | None
    prepared_by: str
    """Name of the department that prepares what the province's committee decides; empty otherwise."""
    inferred: bool
    basis: str
