"""Sees refusals on their way out and writes them down."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse

from hienluong.base.errors import NotAllowed
from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.journal.actions.refuse import record_refusal

__all__ = ["RefusalMiddleware"]


class RefusalMiddleware:
    """Stands after the middleware that answers errors, so that it is asked before it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Called by Django when a view raised; the view's transaction is over by then."""
        if isinstance(error, NotAllowed):
            match = request.resolver_match
            record_refusal(cast("HouseRequest", request).actor, error, match.view_name if match else "")
