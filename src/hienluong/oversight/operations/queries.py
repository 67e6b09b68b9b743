"""The leaders' figures, from running totals only, within the reader's reach."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, Sum

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import AgencyKind, AgencyState, UnitState
from hienluong.oversight.operations.models import DayTotal, Measure, OpenByHour, Side
from hienluong.oversight.operations.rules import hour_of, on_time_rate, same_day_last_week

__all__ = ["READ", "AgencyRow", "Figures", "Overview", "Place", "overview", "places"]

READ = "operations.read"
_SOON = timedelta(days=1)
_COMMUNE_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Figures:
    """What leaders ask each morning. The rate is a share, None when nothing was decided."""

    filed: int = 0
    decided: int = 0
    due_soon: int = 0
    overdue: int = 0
    running: int = 0
    on_time: float | None = None


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """The figures of one agency."""

    agency_id: int
    name: str
    unit_id: int | None
    figures: Figures


@dataclass(frozen=True, slots=True)
class Overview:
    """Today beside the same weekday last week, in sum and by agency, the latest in front."""

    day: date
    today: Figures
    last_week: Figures
    agencies: Sequence[AgencyRow]


@dataclass(frozen=True, slots=True)
class Place:
    """A commune on the map, by a point inside it."""

    code: str
    name: str
    latitude: float
    longitude: float
    agency_id: int
    figures: Figures


def overview(actor: Actor, day: date | None = None) -> Overview:
    """The figures of the agencies that `actor` may oversee. Raises NotAllowed, SignInNeeded."""
    actor.require(READ)
    day = day or clock.today()
    names = _agencies(actor, day)
    today = _by_agency(day, set(names), clock.now())
    before = _by_agency(same_day_last_week(day), set(names), None)
    rows = [AgencyRow(key, names[key].name, names[key].unit_id, today[key]) for key in names if key in today]
    rows.sort(key=lambda row: (-row.figures.overdue, -row.figures.due_soon, names[row.agency_id].sort_key))
    return Overview(day, _sum(today.values()), _sum(before.values()), rows)


def places(actor: Actor, found: Overview) -> Sequence[Place]:
    """The communes within the reader's reach as points on the map, those without a case too."""
    committees = {
        state.unit_id: state.agency_id
        for state in _agencies(actor, found.day).values()
        if state.unit_id and state.level == _COMMUNE_LEVEL and state.kind == AgencyKind.COMMITTEE
    }
    figures = {row.agency_id: row.figures for row in found.agencies}
    states = UnitState.objects.as_of(found.day).filter(unit_id__in=committees, latitude__isnull=False)
    return [
        Place(
            code=state.code,
            name=state.full_name,
            latitude=state.latitude or 0.0,
            longitude=state.longitude or 0.0,
            agency_id=committees[state.unit_id],
            figures=figures.get(committees[state.unit_id], Figures()),
        )
        for state in states.order_by("sort_key")
    ]


def _agencies(actor: Actor, day: date) -> Mapping[int, AgencyState]:
    scope = actor.scope(READ)
    states = AgencyState.objects.as_of(day).filter(level__lte=_COMMUNE_LEVEL).order_by("sort_key")
    if not scope.everywhere:
        states = states.filter(agency_id__in=scope.agencies)
    return {state.agency_id: state for state in states}


@dataclass(slots=True)
class _Tally:
    measures: dict[str, int]
    running: int = 0
    overdue: int = 0
    due_soon: int = 0


def _by_agency(day: date, agencies: set[int], now: datetime | None) -> dict[int, Figures]:
    tallies: dict[int, _Tally] = defaultdict(lambda: _Tally(defaultdict(int)))
    totals = DayTotal.objects.filter(day=day, side=Side.DECIDING, agency__in=agencies)
    for agency, measure, value in totals.values_list("agency", "measure", "value"):
        tallies[agency].measures[measure] += value
    if now is not None:
        _add_running(tallies, agencies, now)
    return {agency: _figures(tally) for agency, tally in tallies.items()}


def _add_running(tallies: dict[int, _Tally], agencies: set[int], now: datetime) -> None:
    hour = hour_of(now)
    sums = (
        OpenByHour.objects.filter(side=Side.DECIDING, agency__in=agencies)
        .values("agency")
        .annotate(
            running=Sum("value"),
            overdue=Sum("value", filter=Q(hour__lt=hour), default=0),
            soon=Sum("value", filter=Q(hour__gte=hour, hour__lt=hour + _SOON), default=0),
        )
    )
    for row in sums:
        tally = tallies[row["agency"]]
        tally.running, tally.overdue, tally.due_soon = row["running"], row["overdue"], row["soon"]


def _figures(tally: _Tally) -> Figures:
    early, on_time, late = (tally.measures[key] for key in (Measure.EARLY, Measure.ON_TIME, Measure.LATE))
    return Figures(
        filed=tally.measures[Measure.FILED],
        decided=early + on_time + late,
        due_soon=tally.due_soon,
        overdue=tally.overdue,
        running=tally.running,
        on_time=on_time_rate(early, on_time, late),
    )


def _sum(parts: Iterable[Figures]) -> Figures:
    figures = list(parts)
    decided = sum(part.decided for part in figures)
    in_time = sum(part.decided * part.on_time for part in figures if part.on_time is not None)
    return Figures(
        filed=sum(part.filed for part in figures),
        decided=decided,
        due_soon=sum(part.due_soon for part in figures),
        overdue=sum(part.overdue for part in figures),
        running=sum(part.running for part in figures),
        on_time=in_time / decided if decided else None,
    )
