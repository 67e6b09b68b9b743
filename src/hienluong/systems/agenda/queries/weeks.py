"""Weeks of an agency: for everybody what is published, for its own officers the versions."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from hienluong.base import clock
from hienluong.base.errors import NotAllowed
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import (
    AgencyState,
    NoSuchAgency,
    agency_by_identifier,
    body_of,
    standing,
)
from hienluong.systems.agenda.errors import WeekNotFound
from hienluong.systems.agenda.models import Resource, Version, VersionState, Week
from hienluong.systems.agenda.rights import APPROVE, EDIT

__all__ = [
    "agencies_to_compose",
    "agency_named",
    "ensure_reads_inside",
    "has_weeks",
    "last_published_week",
    "newest_of",
    "published_agencies",
    "published_of",
    "reads_inside",
    "resources_of",
    "version_of",
    "visible_to",
]


def reads_inside(actor: Actor, agency_id: int) -> bool:
    """Whether the actor may read lines that are not public: who composes or approves, and officers of that body."""
    if actor.holds(EDIT, agency_id) or actor.holds(APPROVE, agency_id):
        return True
    today = clock.today()
    return any(body_of(agency, today).agency_id == agency_id for agency in actor.agencies)


def ensure_reads_inside(actor: Actor, agency_id: int) -> None:
    """Raises SignInNeeded, NotAllowed."""
    if not reads_inside(actor, agency_id):
        actor.require_signed_in()
        raise NotAllowed(agency_id=agency_id)


def visible_to(actor: Actor) -> "QuerySet[Version]":
    """Versions that the actor may open: those in work only for who composes or approves there."""
    scope = actor.scope(EDIT) | actor.scope(APPROVE)
    found = Version.objects.select_related("week")
    if scope.everywhere:
        return found
    return found.filter(week__agency__in=scope.agencies) | found.filter(
        week__agency__in=_own_bodies(actor), state=VersionState.PUBLISHED
    )


def newest_of(actor: Actor, agency_id: int, monday: date) -> Version | None:
    """The newest version that the actor may open; the one in work before the published one."""
    own = visible_to(actor).filter(week__agency=agency_id, week__monday=monday)
    return own.order_by("-number").first()


def version_of(actor: Actor, agency_id: int, monday: date, number: int) -> Version:
    """One version by its number. Raises WeekNotFound."""
    found = visible_to(actor).filter(week__agency=agency_id, week__monday=monday, number=number).first()
    if found is None:
        raise WeekNotFound
    return found


def published_of(agency_id: int, monday: date, *, before: int | None = None) -> Version | None:
    """The published version in force; with `before` the one that came before that number."""
    found = Version.objects.filter(week__agency=agency_id, week__monday=monday, state=VersionState.PUBLISHED)
    if before is not None:
        found = found.filter(number__lt=before)
    return found.select_related("week").order_by("-number").first()


def published_agencies(monday: date) -> Sequence[AgencyState]:
    """Agencies that have published this week, highest first, then by name."""
    rows = Version.objects.filter(week__monday=monday, state=VersionState.PUBLISHED)
    known = standing(clock.today())
    ids = set(rows.values_list("week__agency", flat=True))
    return sorted((known[pk] for pk in ids if pk in known), key=lambda state: (state.level, state.name))


def agencies_to_compose(actor: Actor) -> Sequence[AgencyState]:
    """Bodies whose calendar the actor composes or approves, or reads as one of its officers."""
    today, scope = clock.today(), actor.scope(EDIT) | actor.scope(APPROVE)
    wanted = _own_bodies(actor) | {body_of(agency, today).agency_id for agency in scope.agencies}
    known = standing(today)
    return sorted((known[pk] for pk in wanted if pk in known), key=lambda state: (state.level, state.name))


def agency_named(identifier: str) -> AgencyState:
    """The agency of an address. Raises WeekNotFound."""
    try:
        return agency_by_identifier(identifier, clock.today())
    except NoSuchAgency:
        raise WeekNotFound from None


def has_weeks(agency_id: int) -> bool:
    """Whether any week of the agency was begun."""
    return Week.objects.filter(agency=agency_id).exists()


def last_published_week(agency_id: int) -> date | None:
    """The Monday of the newest week that the agency has published; None while it has published none."""
    published = Week.objects.filter(agency=agency_id, versions__state=VersionState.PUBLISHED)
    return published.order_by("-monday").values_list("monday", flat=True).first()


def resources_of(agency_id: int) -> "QuerySet[Resource]":
    """Rooms and cars in use."""
    return Resource.objects.filter(agency=agency_id, ended_at=None).order_by("kind", "name")


def _own_bodies(actor: Actor) -> set[int]:
    if actor.account_id is None:
        return set()
    today = clock.today()
    return {body_of(agency, today).agency_id for agency in actor.agencies}
