"""The door to the editors' desk: only officers whose posts may edit some site, with rights as they are now."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hienluong.base.errors import NotAllowed, SignInNeeded
from hienluong.face.errors import answer
from hienluong.kernel.access.public import ActorKind, HouseRequest
from hienluong.kernel.journal.public import record_refusal
from hienluong.kernel.people.public import Account
from hienluong.systems.portal.actions.reconcile import reconcile
from hienluong.systems.portal.rights import EDIT

__all__ = ["DESK", "DeskMiddleware"]

DESK = "/bien-tap/"

_DESK_CSP = {"script-src": ["'self'", "'unsafe-inline'"], "style-src": ["'self'", "'unsafe-inline'"]}
"""What Wagtail's own pages need; the sites' pages never get it."""


class DeskMiddleware:
    """Keeps the desk for editors."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(DESK):
            response._csp_update = _DESK_CSP  # type: ignore[attr-defined]  # noqa: SLF001 - how django-csp is told
        return response

    def process_view(self, request: HouseRequest, *_view: object) -> HttpResponse | None:
        """Called by Django before any view of the desk."""
        if not request.path.startswith(DESK):
            return None
        try:
            _ensure_editor(request)
        except NotAllowed as refusal:
            record_refusal(request.actor, refusal, "portal:desk")
            return answer(request, refusal)
        except SignInNeeded as refusal:
            return answer(request, refusal)
        return None


def _ensure_editor(request: HouseRequest) -> None:
    request.actor.require_signed_in()
    if request.actor.kind is not ActorKind.OFFICER:
        raise NotAllowed(right=EDIT)
    if not reconcile(request.actor, Account.objects.get(pk=request.actor.account_id or 0)):
        raise NotAllowed(right=EDIT)
