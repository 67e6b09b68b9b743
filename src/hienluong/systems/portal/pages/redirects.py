"""Old addresses of a site: where their readers are led, for who may publish there."""

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line
from hienluong.face.errors import field_sentences
from hienluong.face.fields import Field
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.portal.actions.add_redirect import add_redirect
from hienluong.systems.portal.actions.remove_redirect import remove_redirect
from hienluong.systems.portal.models import AgencySite
from hienluong.systems.portal.pages.watching import tabs_of
from hienluong.systems.portal.queries.redirects import MOST_SHOWN, redirects_of
from hienluong.systems.portal.queries.watched import watched_site
from hienluong.systems.portal.rights import PUBLISH
from hienluong.systems.portal.values import NewRedirect

__all__ = ["redirects", "stop_redirect"]


@require_http_methods(["GET", "POST"])
@never_cache
def redirects(request: HouseRequest, slug: str) -> HttpResponse:
    """The list, and the form for a further one. Raises NotAllowed, NoSuchSite."""
    site = watched_site(request.actor, slug)
    request.actor.require(PUBLISH, site.agency_id)
    if request.method == "GET":
        return _show(request, site, {}, {})
    typed = {name: clean_line(request.POST.get(name, "")) for name in ("old", "target")}
    try:
        add_redirect(request.actor, slug, NewRedirect(**typed))
    except Invalid as error:
        return _show(request, site, typed, field_sentences(error), error.status)
    messages.success(request, _("Đã ghi. Người mở địa chỉ cũ được dẫn tới trang mới trong một giây."))
    return redirect("portal:redirects", slug)


@require_POST
@never_cache
def stop_redirect(request: HouseRequest, slug: str, redirect_id: int) -> HttpResponse:
    """Remove one. Raises NotAllowed, NoSuchSite, NoSuchRedirect."""
    watched_site(request.actor, slug)
    old = remove_redirect(request.actor, slug, redirect_id)
    messages.success(request, _("Đã thôi dẫn địa chỉ %(old)s.") % {"old": old})
    return redirect("portal:redirects", slug)


def _show(
    request: HouseRequest,
    site: AgencySite,
    typed: Mapping[str, str],
    errors: Mapping[str, str],
    status: int = 200,
) -> HttpResponse:
    facts = {
        "site": site,
        "tabs": tabs_of(request.actor, site, "portal:redirects"),
        "questions": _fields(typed, errors),
        "errors": errors,
        "rows": redirects_of(site),
        "most": MOST_SHOWN,
    }
    return render(request, "portal/watch/redirects.html", facts, status=status)


def _fields(typed: Mapping[str, str], errors: Mapping[str, str]) -> Sequence[Field]:
    asked = {
        "old": (_("Địa chỉ cũ"), _("Địa chỉ mà người đọc còn giữ, ví dụ /tin-tuc/bai-cu/.")),
        "target": (
            _("Dẫn tới"),
            _("Chép địa chỉ của trang, văn bản hay thủ tục cần đến, như trên thanh địa chỉ."),
        ),
    }
    return [
        Field(
            name=name, label=label, hint=hint, value=typed.get(name, ""), error=errors.get(name, ""), max_length=500
        )
        for name, (label, hint) in asked.items()
    ]  # fmt: skip
