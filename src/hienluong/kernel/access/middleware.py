"""Puts the actor on each request."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from hienluong.kernel.access.actor import NOBODY, Actor
from hienluong.kernel.access.queries import actor_for
from hienluong.kernel.people.models import Account

__all__ = ["ActorMiddleware", "HouseRequest"]

if TYPE_CHECKING:

    class HouseRequest(HttpRequest):
        """A request with the actor on it."""

        actor: Actor

else:
    HouseRequest = HttpRequest


class ActorMiddleware:
    """Sets `request.actor`, found only when somebody asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cast("HouseRequest", request).actor = cast("Actor", SimpleLazyObject(lambda: _actor(request)))
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor:
    """A browser's session gives no rights to the API: there a token alone says who acts."""
    if request.path.startswith("/api/"):
        return NOBODY
    user = request.user
    return actor_for(user if isinstance(user, Account) else None)
