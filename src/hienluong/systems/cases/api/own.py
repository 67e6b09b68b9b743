"""One's own cases: the list, one of them, its letters and its result."""

from typing import Annotated, Any, cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from ninja import Query, Router
from ninja.decorators import decorate_view

from hienluong.face.api_shapes import FORBIDDEN, refusals
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.signin.public import ApiToken, app_of
from hienluong.systems.cases.actions.moves import subject_of
from hienluong.systems.cases.api.shapes import CaseOut, CasesOut
from hienluong.systems.cases.api.told import code_in, told_case, told_items
from hienluong.systems.cases.errors import CaseNotFound
from hienluong.systems.cases.pages.prints import letter_response, result_response
from hienluong.systems.cases.queries.lists import CaseFilter, list_cases
from hienluong.systems.cases.queries.visible import visible_case
from hienluong.systems.cases.rights import require_citizen

__all__ = ["citizen", "router"]

router = Router(tags=["cases"], auth=ApiToken("cases:read"))

_MOST_ITEMS = 100
_PDF: dict[str, Any] = {
    "responses": {200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}}
}


def citizen(request: HttpRequest) -> Actor:
    """Who agreed to the app: a citizen, for the cases here are a person's own. Raises NotAllowed."""
    actor = cast("HouseRequest", request).actor
    require_citizen(actor)
    return actor


@router.get("/cases", response={200: CasesOut, **refusals(*FORBIDDEN, 404, 422)})
@decorate_view(never_cache)
def list_own_cases(
    request: HttpRequest,
    after: Annotated[str, Query(max_length=60, description="the `after` of the page before")] = "",
    limit: Annotated[int, Query(ge=1, le=_MOST_ITEMS)] = 50,
) -> CasesOut:
    """One's own cases, newest first, also those filed for one's organisation."""
    actor = citizen(request)
    cursor = visible_case(actor, code_in(after)).pk if after else None
    page = list_cases(actor, CaseFilter(), cursor, limit)
    last = page.cases[-1].code if page.after else None
    seen = {"app": app_of(request), "cases": len(page.cases)}
    record(actor, "cases.listed_by_app", Subject("cases", "", party_id=actor.party_id), facts=seen)
    return CasesOut(items=told_items(page.cases), after=last)


@router.get("/cases/{code}", response={200: CaseOut, **refusals(*FORBIDDEN, 404)})
@decorate_view(never_cache)
def show_case(request: HttpRequest, code: str) -> CaseOut:
    """Where one case stands, what is asked, its papers, letters and result."""
    actor = citizen(request)
    case = visible_case(actor, code_in(code))
    record(actor, "cases.looked_by_app", subject_of(case), facts={"app": app_of(request)})
    return told_case(case)


@router.get(
    "/cases/{code}/result", response={200: None, **refusals(*FORBIDDEN, 404, 409, 422)}, openapi_extra=_PDF
)
@decorate_view(never_cache)
def fetch_result(request: HttpRequest, code: str) -> HttpResponseBase:
    """The signed and sealed PDF. Fetching it is written into the journal."""
    actor = citizen(request)
    return result_response(actor, visible_case(actor, code_in(code)))


@router.get(
    "/cases/{code}/letters/{number}",
    response={200: None, **refusals(*FORBIDDEN, 404, 422)},
    openapi_extra=_PDF,
)
@decorate_view(never_cache)
def fetch_letter(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A letter as it was issued, by its place in the list of the case, as PDF."""
    actor = citizen(request)
    case = visible_case(actor, code_in(code))
    letters = list(case.letters.select_related("case", "case__applicant").order_by("id"))
    if not 1 <= number <= len(letters):
        raise CaseNotFound
    return letter_response(actor, case, letters[number - 1])
