"""In front of the pages kept ready-made: counts each answer that says it is a page of a site."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from hienluong.shared.visits.rules import is_reader
from hienluong.shared.visits.tally import Tally

__all__ = ["HEADER", "PROVINCE_SITE", "CountingFront", "count_visit", "counted"]

PROVINCE_SITE = "tinh"
"""The site of pages that belong to no agency alone."""

HEADER = "X-House-Visit"
"""The site whose page an answer is. Taken off before the answer leaves the house."""

_HEADER = HEADER.lower()
_COUNTED = ("200", "304")
_LONGEST_AGENT = 200

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
Answer = TypeVar("Answer", bound=HttpResponseBase)
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def count_visit(response: Answer, site: str) -> Answer:
    """Let every sending of this answer count as one visit of `site` (at most 80 letters), kept ready-made or not."""
    response.headers[HEADER] = site
    return response


def counted(site: str) -> Callable[[View], View]:
    """The same for all answers of a view."""

    def decorate(view: View) -> View:
        @wraps(view)
        def marked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            return count_visit(view(request, *args, **kwargs), site)

        return cast("View", marked)

    return decorate


class CountingFront:
    """A WSGI application in front of another. `address_of` says whose address a request has."""

    def __init__(self, application: Application, tally: Tally, address_of: Callable[[Environ], str]) -> None:
        self._application = application
        self._tally = tally
        self._address_of = address_of

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        def listen(status: str, headers: list[tuple[str, str]], *rest: object) -> Any:  # noqa: ANN401
            for pair in headers:
                if pair[0].lower() == _HEADER:
                    headers.remove(pair)
                    if status[:3] in _COUNTED:
                        self._count(environ, pair[1])
                    break
            return start_response(status, headers, *rest)

        return self._application(environ, listen)

    def _count(self, environ: Environ, site: str) -> None:
        agent = environ.get("HTTP_USER_AGENT", "")[:_LONGEST_AGENT]
        ahead = environ.get("HTTP_SEC_PURPOSE", "") or environ.get("HTTP_PURPOSE", "")
        if environ["REQUEST_METHOD"] == "GET" and is_reader(agent) and "prefetch" not in ahead:
            self._tally.add(site, environ["PATH_INFO"], self._address_of(environ), agent)
