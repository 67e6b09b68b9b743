"""Feeds for calendar programs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hienluong.face.ready_made import ready_made
from hienluong.kernel.access.public import HouseRequest, limited
from hienluong.systems.agenda.actions.feeds import renew_feed
from hienluong.systems.agenda.events import TOPIC
from hienluong.systems.agenda.ical import feed
from hienluong.systems.agenda.queries.feeds import account_of_feed, lines_for, public_lines
from hienluong.systems.agenda.queries.weeks import agency_named

__all__ = ["own_feed", "public_feed", "renew"]

_TYPE = "text/calendar; charset=utf-8"
_limit = limited("agenda-feed", tries=60, seconds=60)


@require_safe
@ready_made(TOPIC)
def public_feed(request: HttpRequest, identifier: str) -> HttpResponse:
    """The public lines of an agency."""
    agency = agency_named(identifier)
    return HttpResponse(
        feed(agency.name, public_lines(agency.agency_id), request.get_host()), content_type=_TYPE
    )


@require_safe
@never_cache
@_limit
def own_feed(request: HttpRequest, token: str) -> HttpResponse:
    """What the officer takes part in; whoever knows the address reads it."""
    lines = lines_for(account_of_feed(token))
    return HttpResponse(feed(_("Lịch công tác của tôi"), lines, request.get_host()), content_type=_TYPE)


@require_POST
@never_cache
def renew(request: HouseRequest) -> HttpResponse:
    """A new secret address, shown once."""
    token = renew_feed(request.actor)
    address = request.build_absolute_uri(reverse("agenda:own-feed", args=[token]))
    return render(request, "agenda/feed.html", {"address": address})
