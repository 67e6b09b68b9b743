"""The door to the editors' desk: only officers whose posts may edit some site, with rights as they are now."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hienluong.base.errors import NotAllowed, SignInNeeded
from hienluong.face.errors import answer
from hienluong.kernel.access.public import ActorKind, HouseRequest
from hienluong.kernel.journal.public import record_refusal
from hienluong.kernel.people.public import Account
from hienluong.systems.portal.actions.reconcile import reconcile
from hienluong.systems.portal.errors import PageNotFound
from hienluong.systems.portal.queries.reach import within_reach
from hienluong.systems.portal.rights import EDIT

__all__ = ["DESK", "DeskMiddleware"]

DESK = "/bien-tap/"

_DESK_CSP = {"script-src": ["'self'", "'unsafe-inline'"], "style-src": ["'self'", "'unsafe-inline'"]}
"""What Wagtail's own pages need; the sites' pages never get it."""


_SWITCHED_OFF = {
    "wagtailadmin_pages:type_use": "lists everybody who wrote pages of this type, of whatever agency",
    "wagtailadmin_pages:type_use_results": "lists everybody who wrote pages of this type, of whatever agency",
    "wagtailadmin_error_test": "an error on purpose",
    "wagtailadmin_reports:site_history": "names the person asked about, of whatever agency",
    "wagtailadmin_reports:site_history_results": "names the person asked about, of whatever agency",
    "wagtailadmin_reports:locked_pages": "lists who locked pages, of whatever agency",
    "wagtailadmin_reports:locked_pages_results": "lists who locked pages, of whatever agency",
    "wagtailadmin_reports:workflow": "lists who asked for approval, of whatever agency",
    "wagtailadmin_reports:workflow_results": "lists who asked for approval, of whatever agency",
    "wagtailadmin_reports:workflow_tasks": "lists who asked for approval, of whatever agency",
    "wagtailadmin_reports:workflow_tasks_results": "lists who asked for approval, of whatever agency",
    "wagtailadmin_reports:aging_pages": "lists who published, of whatever agency",
    "wagtailadmin_reports:aging_pages_results": "lists who published, of whatever agency",
    "wagtailadmin_reports:page_types_usage": "names the page changed last, of whatever site",
    "wagtailadmin_reports:page_types_usage_results": "names the page changed last, of whatever site",
    "wagtailadmin_tag_autocomplete": "tags are common to all sites; pictures and files have none",
    "wagtailadmin_tag_model_autocomplete": "tags are common to all sites; pictures and files have none",
    "wagtailadmin_api:documents:listing": "asks for no right on the collection; the desk's own pages do without it",
    "wagtailadmin_api:documents:detail": "asks for no right on the collection; the desk's own pages do without it",
    "wagtailadmin_api:documents:find": "asks for no right on the collection; the desk's own pages do without it",
    "wagtailadmin_api:images:listing": "asks for no right on the collection; the desk's own pages do without it",
    "wagtailadmin_api:images:detail": "asks for no right on the collection; the desk's own pages do without it",
    "wagtailadmin_api:images:find": "asks for no right on the collection; the desk's own pages do without it",
    "wagtailadmin_api:pages:find": "finds pages of whatever site",
    **{
        f"wagtailredirects:{name}": "redirects of whatever site, to wherever; the house has a page of its own for them"
        for name in ("index", "index_results", "add", "edit", "delete", "start_import", "process_import")
    },
    "wagtailadmin_password_reset": "the house has its own doors",
    "wagtailadmin_password_reset_confirm": "the house has its own doors",
    "wagtailadmin_password_reset_done": "the house has its own doors",
    "wagtailadmin_password_reset_complete": "the house has its own doors",
}
"""Addresses of the desk that answer as if they were not there, and why."""

_UNNAMED = {"wagtailadmin_pages:revisions_compare": ("page_id",)}
"""What the parts of an address mean where Wagtail gives them no names."""


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
            _ensure_reach(request)
        except NotAllowed as refusal:
            record_refusal(request.actor, refusal, "portal:desk")
            return answer(request, refusal)
        except (SignInNeeded, PageNotFound) as refusal:
            return answer(request, refusal)
        return None


def _ensure_editor(request: HouseRequest) -> None:
    request.actor.require_signed_in()
    if request.actor.kind is not ActorKind.OFFICER:
        raise NotAllowed(right=EDIT)
    if not reconcile(request.actor, Account.objects.get(pk=request.actor.account_id or 0)):
        raise NotAllowed(right=EDIT)


def _ensure_reach(request: HouseRequest) -> None:
    """Another site's things answer as what is not there, whether the view of Wagtail would ask or not."""
    match = request.resolver_match
    if match is None:
        return
    parts = match.kwargs or dict(zip(_UNNAMED.get(match.view_name, ()), match.args, strict=False))
    asked = [
        key for name in ("id", "child_of", "descendant_of", "childOf") for key in request.GET.getlist(name)
    ]
    off = match.view_name in _SWITCHED_OFF
    if off or not within_reach(request.actor, match.view_name, parts, asked):
        raise PageNotFound(path=request.path)
