"""Rooms and cars of an agency."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line
from hienluong.face.errors import field_sentences
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.agenda.actions.resources import add_resource, end_resource
from hienluong.systems.agenda.models import ResourceKind
from hienluong.systems.agenda.queries.weeks import agency_named, resources_of
from hienluong.systems.agenda.rights import EDIT
from hienluong.systems.agenda.values import NewResource

__all__ = ["resources"]


@require_http_methods(["GET", "POST"])
@never_cache
def resources(request: HouseRequest, identifier: str) -> HttpResponse:
    """What there is; add one, end one."""
    request.actor.require_signed_in()
    agency = agency_named(identifier)
    request.actor.require(EDIT, agency.agency_id)
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            _change(request, agency.agency_id)
            return redirect("agenda:resources", identifier=identifier)
        except Invalid as error:
            errors = field_sentences(error)
    facts = {
        "agency": agency,
        "kinds": ResourceKind.choices,
        "resources": resources_of(agency.agency_id),
        "errors": errors,
        "typed": request.POST,
    }
    return render(request, "agenda/resources.html", facts, status=422 if errors else 200)


def _change(request: HouseRequest, agency_id: int) -> None:
    ended = request.POST.get("end", "")
    if ended.isascii() and ended.isdigit() and len(ended) < 19:
        end_resource(request.actor, int(ended))
        return
    name = clean_line(request.POST.get("name", ""))
    add_resource(request.actor, NewResource(agency_id, request.POST.get("kind", ""), name))
