"""Whose address a request has when a reverse proxy stands in front."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

__all__ = ["ClientAddressMiddleware"]


class ClientAddressMiddleware:
    """Takes the client's address from the proxy; installed only where HL_BEHIND_PROXY says there is one.

    Of X-Forwarded-For only the last entry is believed: our own proxy wrote it, the others came with the request.
    Without this all limits on tries would count the whole province as one caller.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if told:
            request.META["REMOTE_ADDR"] = told
        return self.get_response(request)
