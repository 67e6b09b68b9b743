"""The leaders' first page: five figures, one map, the list behind each."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hienluong.kernel.access.public import HouseRequest
from hienluong.oversight.operations.queries import overview, places

__all__ = ["show_overview"]


@require_GET
@never_cache
def show_overview(request: HouseRequest) -> HttpResponse:
    """Today beside the same weekday last week, by agency and commune."""
    found = overview(request.actor)
    return render(request, "operations/overview.html", {"overview": found, "places": places(found)})
