"""The pages of a site under a name of its own: what stands there, and what is led to the house's address."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import is_valid_path

from hienluong.face.own_names import SHARED, OwnName, own_name_in
from hienluong.systems.portal.rules.addresses import PREFIX
from hienluong.systems.portal.rules.own_names import as_asked_there, links_there

__all__ = ["OwnNameMiddleware"]


class OwnNameMiddleware:
    """Serves readers who came by a site's own name; does nothing for others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        name = own_name_in(request.META)
        if name is None:
            return self.get_response(request)
        return _led_on(request, name) or _as_there(self.get_response(request), request, name)


def _led_on(request: HttpRequest, name: OwnName) -> HttpResponseBase | None:
    """Whoever follows an address of the house to this name: the site's own page, or back to the house."""
    if request.method not in {"GET", "HEAD"} or not name.asked.startswith(f"{PREFIX}/"):
        return None
    there = as_asked_there(name.asked, name.site)
    if there is None:
        return HttpResponseRedirect(_with_question(request, settings.ADDRESS + name.asked))
    return HttpResponsePermanentRedirect(_with_question(request, "/" + there.lstrip("/\\")))


def _as_there(response: HttpResponseBase, request: HttpRequest, name: OwnName) -> HttpResponseBase:
    if response.status_code == 404 and _stands_at_the_house(request, name):
        return HttpResponseRedirect(_with_question(request, settings.ADDRESS + name.asked))
    moved = response.headers.get("Location", "")
    if moved.startswith(f"{PREFIX}/"):
        there = as_asked_there(moved, name.site)
        response.headers["Location"] = (
            settings.ADDRESS + moved if there is None else "/" + there.lstrip("/\\")
        )
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    if is_page and isinstance(response, HttpResponse):
        response.content = links_there(response.content, name.site, settings.ADDRESS)
        if "Content-Length" in response.headers:
            response.headers["Content-Length"] = str(len(response.content))
    return response


def _stands_at_the_house(request: HttpRequest, name: OwnName) -> bool:
    """Sign-in, filing, cases and the like: no page of the site, but one of the house."""
    if request.method not in {"GET", "HEAD"} or name.asked.startswith(SHARED):
        return False
    return any(is_valid_path(path) for path in (name.asked, f"{name.asked}/"))


def _with_question(request: HttpRequest, address: str) -> str:
    asked = request.META.get("QUERY_STRING", "")
    return f"{address}?{asked}" if asked else address
