"""Browsing: by situation of life, by group of sectors."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hienluong.base.errors import NotFound
from hienluong.face.ready_made import ready_made
from hienluong.systems.catalogue.queries.search import groups, procedures_of_event, procedures_of_group
from hienluong.systems.catalogue.queries.snapshot import TOPIC

__all__ = ["group", "life_event"]


@require_safe
@ready_made(TOPIC)
def life_event(request: HttpRequest, key: str) -> HttpResponse:
    """The procedures of a situation, in the order they are needed. Raises NotFound."""
    found = procedures_of_event(key)
    if found is None:
        raise NotFound(key=key)
    event, procedures = found
    return render(request, "catalogue/event.html", {"event": event, "procedures": procedures})


@require_safe
@ready_made(TOPIC)
def group(request: HttpRequest, slug: str) -> HttpResponse:
    """The procedures of a group of sectors, sector by sector, the commonest first. Raises NotFound."""
    name = next((one.name for one in groups() if one.slug == slug), None)
    if name is None:
        raise NotFound(slug=slug)
    by_sector = sorted(procedures_of_group(slug), key=lambda one: one.sector)
    sectors = [(sector, list(members)) for sector, members in groupby(by_sector, key=lambda one: one.sector)]
    return render(request, "catalogue/group.html", {"name": name, "sectors": sectors})
