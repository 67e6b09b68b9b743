"""Follow a case without signing in: the code from the receipt and four digits one knows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hienluong.systems.cases.errors import CaseNotFound
from hienluong.systems.cases.limits import follow_limit
from hienluong.systems.cases.queries.follow import look_up

__all__ = ["follow"]


@require_GET
@never_cache
@follow_limit
def follow(request: HttpRequest) -> HttpResponse:
    """The form, and the progress when code and digits fit.

    GET, so that it can be bookmarked and printed without scripts; the digits are no secret alone.
    """
    code, digits = request.GET.get("ma", ""), request.GET.get("so", "")
    facts: dict[str, object] = {"code": code, "digits": digits}
    if not code and not digits:
        return render(request, "cases/follow.html", facts)
    try:
        facts["progress"] = look_up(code, digits)
    except CaseNotFound as error:
        facts["not_found"] = _(error.what)
        return render(request, "cases/follow.html", facts, status=404)
    return render(request, "cases/follow.html", facts)
