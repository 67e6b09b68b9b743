"""The calendars as everybody reads them: published, without the lines that are not public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hienluong.base import clock
from hienluong.face.ready_made import ready_made
from hienluong.kernel.organisation.public import agency_as_of
from hienluong.systems.agenda.events import TOPIC
from hienluong.systems.agenda.grids import draw
from hienluong.systems.agenda.pages.choosing import asked_week, weeks_around
from hienluong.systems.agenda.queries.addresses import identifier_of
from hienluong.systems.agenda.queries.lines import lines_of, public_only
from hienluong.systems.agenda.queries.weeks import agency_named, published_agencies, published_of
from hienluong.systems.agenda.rules.changes import marks

__all__ = ["agency_calendar", "all_calendars", "public"]


@require_safe
@ready_made(TOPIC)
def all_calendars(request: HttpRequest) -> HttpResponse:
    """Which agencies have published a calendar of this week, or of another that is asked for."""
    monday = asked_week(request.GET.get("tuan", ""))
    facts = {"weeks": weeks_around(monday), "agencies": published_agencies(monday)}
    return render(request, "agenda/calendars.html", facts)


@require_safe
def public(request: HttpRequest, identifier: str) -> HttpResponse:
    """The calendar of an agency outside its site."""
    return agency_calendar(request, agency_named(identifier).agency_id)


@require_safe
@ready_made(TOPIC)
def agency_calendar(request: HttpRequest, agency_id: int) -> HttpResponse:
    """A week of an agency, in the frame of its site when it is asked for there."""
    monday = asked_week(request.GET.get("tuan", ""))
    version = published_of(agency_id, monday)
    lines = public_only(lines_of(version)) if version else []
    before = published_of(agency_id, monday, before=version.number) if version else None
    old = public_only(lines_of(before)) if before else None
    facts = {
        "agency": agency_as_of(agency_id, clock.today()).name,
        "identifier": identifier_of(agency_id),
        "version": version,
        "weeks": weeks_around(monday),
        "days": draw(monday, lines, marks(old, lines)) if version else [],
        "removed": _removed(old or [], lines),
    }
    return render(request, "agenda/public.html", facts)


def _removed(old: list, lines: list) -> list:  # type: ignore[type-arg]
    kept = {line.key for line in lines}
    return [line for line in old if line.key not in kept]
