"""/thong-bao/: what the signed-in should know."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from hienluong.base.errors import SignInNeeded
from hienluong.face.tables import KeysetPage
from hienluong.kernel.access.public import Actor, ActorKind, HouseRequest
from hienluong.shared.notices.actions.mark_read import mark_read
from hienluong.shared.notices.queries import notices_of
from hienluong.shared.notices.wording import told_on_page

__all__ = ["notice_list", "open_notice"]


@require_GET
def notice_list(request: HttpRequest) -> HttpResponse:
    """Newest first; each opens what it is about."""
    actor = _signed_in(request)
    before = request.GET.get("truoc", "")
    page = notices_of(actor, before=int(before) if before.isascii() and before.isdigit() else None)
    following = f"{reverse('notices:list')}?truoc={page.before}" if page.before else ""
    return render(
        request,
        "notices/list.html",
        {
            "told": [(notice, told_on_page(notice)) for notice in page.notices],
            "page": KeysetPage(next_url=following),
            "layout": "face/citizen.html" if actor.kind is ActorKind.CITIZEN else "face/officer.html",
        },
    )


@require_POST
def open_notice(request: HttpRequest, uid: str) -> HttpResponse:
    """Mark as read and go where the notice leads."""
    notice = mark_read(_signed_in(request), uid)
    return redirect(notice.path or "notices:list")


def _signed_in(request: HttpRequest) -> Actor:
    actor = cast("HouseRequest", request).actor
    if actor.kind is ActorKind.NOBODY:
        raise SignInNeeded
    return actor
