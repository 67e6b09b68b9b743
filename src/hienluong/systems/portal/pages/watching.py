"""What the pages for those who watch over sites share: the tabs of a site, and the list of sites."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.portal.models import AgencySite
from hienluong.systems.portal.queries.watched import watched_sites

__all__ = ["own_sites", "tabs_of"]


@require_safe
@never_cache
def own_sites(request: HouseRequest) -> HttpResponse:
    """The sites whose figures the officer sees; who has one alone is led to it."""
    watched = watched_sites(request.actor)
    if len(watched) == 1:
        return redirect("portal:statistics", watched[0].slug)
    return render(request, "portal/watch/sites.html", {"watched": watched})


def tabs_of(site: AgencySite, current: str) -> list[Mapping[str, Any]]:
    """The views of one site for those who watch over it; `current` is the name of the address."""
    labels = {"portal:statistics": _("Số liệu"), "portal:compliance": _("Chấm theo quy định")}
    return [
        {"label": label, "url": reverse(name, args=[site.slug]), "current": name == current}
        for name, label in labels.items()
    ]
