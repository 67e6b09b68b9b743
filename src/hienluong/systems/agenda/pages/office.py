"""The office's page of a week: the grid with its clashes and marks, and what can be done now."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.kernel.organisation.public import AgencyState
from hienluong.shared.work import public as work
from hienluong.systems.agenda.actions.moves import matter_of
from hienluong.systems.agenda.clash_words import clash_words
from hienluong.systems.agenda.grids import draw
from hienluong.systems.agenda.models import Version, VersionState
from hienluong.systems.agenda.pages.choosing import asked_week, this_week, weeks_around
from hienluong.systems.agenda.queries.leaders import leaders_of
from hienluong.systems.agenda.queries.lines import lines_of
from hienluong.systems.agenda.queries.weeks import (
    agencies_to_compose,
    agency_named,
    ensure_reads_inside,
    newest_of,
    published_of,
    resources_of,
    version_of,
    visible_to,
)
from hienluong.systems.agenda.rights import APPROVE, EDIT
from hienluong.systems.agenda.rules.changes import changes, marks
from hienluong.systems.agenda.rules.states import acts_in
from hienluong.systems.agenda.rules.weeks import week_name

__all__ = ["Place", "office", "one_version", "own_week", "place_of", "show"]


@dataclass(frozen=True, slots=True)
class Place:
    """The agency and the week that an address names."""

    agency: AgencyState
    monday: date

    @property
    def week(self) -> str:
        return week_name(self.monday)


def place_of(request: HouseRequest, identifier: str, week: str) -> Place:
    """Raises WeekNotFound, SignInNeeded, NotAllowed."""
    request.actor.require_signed_in()
    agency = agency_named(identifier)
    ensure_reads_inside(request.actor, agency.agency_id)
    return Place(agency, asked_week(week))


@require_GET
@never_cache
def own_week(request: HouseRequest) -> HttpResponse:
    """To the present week of the reader's own agency; a list when there are several, words when there is none."""
    request.actor.require_signed_in()
    agencies = [each for each in agencies_to_compose(request.actor) if each.identifier]
    if len(agencies) == 1:
        return redirect("agenda:office", identifier=agencies[0].identifier, week=week_name(this_week()))
    return render(request, "agenda/own.html", {"agencies": agencies, "week": week_name(this_week())})


@require_GET
@never_cache
def office(request: HouseRequest, identifier: str, week: str) -> HttpResponse:
    """The newest version that the reader may see."""
    place = place_of(request, identifier, week)
    return show(request, place, newest_of(request.actor, place.agency.agency_id, place.monday))


@require_GET
@never_cache
def one_version(request: HouseRequest, identifier: str, week: str, number: int) -> HttpResponse:
    """A version by its number, with what changed since the one before."""
    place = place_of(request, identifier, week)
    return show(request, place, version_of(request.actor, place.agency.agency_id, place.monday, number))


def show(
    request: HouseRequest,
    place: Place,
    version: Version | None,
    errors: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; after a refused act with its errors and what was typed."""
    facts = _facts(request.actor, place, version)
    refused = {"errors": errors or {}, "typed": request.POST}
    return render(request, "agenda/office.html", facts | refused, status=status)


def _facts(actor: Actor, place: Place, version: Version | None) -> dict[str, object]:
    agency = place.agency.agency_id
    lines = lines_of(version) if version else []
    before = published_of(agency, place.monday, before=version.number) if version else None
    old = lines_of(before) if before else None
    in_work = version is not None and version.state != VersionState.PUBLISHED
    clashing = clash_words(lines, leaders_of(agency), list(resources_of(agency))) if in_work else {}
    kept = {line.key for line in lines}
    _mark_opened(actor, version)
    return {
        "place": place,
        "version": version,
        "versions": _versions(actor, place),
        "weeks": weeks_around(place.monday),
        "days": draw(place.monday, lines, marks(old, lines), clashing),
        "removed": [line for line in old or [] if line.key not in kept],
        "changes": len(changes(old, lines)) if old is not None else 0,
        "clashes": len(clashing),
        "acts": _acts(actor, agency, version),
    }


def _versions(actor: Actor, place: Place) -> list[Version]:
    found = visible_to(actor).filter(week__agency=place.agency.agency_id, week__monday=place.monday)
    return list(found.order_by("number"))


def _acts(actor: Actor, agency_id: int, version: Version | None) -> set[str]:
    """What the reader can do now."""
    writes, approves = actor.holds(EDIT, agency_id), actor.holds(APPROVE, agency_id)
    if version is None:
        return {"begin"} if writes else set()
    if version.state == VersionState.PUBLISHED:
        return {"adjust"} if writes else set()
    may = {"write": writes, "submit": writes, "return": approves, "publish": approves}
    found = {act for act in acts_in(version.state) if may[act]}
    return found | ({"discard"} if "write" in found and version.number > 1 else set())


def _mark_opened(actor: Actor, version: Version | None) -> None:
    item = work.live_item(matter_of(version), (work.Role.APPROVE,)) if version else None
    if item is not None:
        work.mark_opened(actor, item)
