"""Links that lead nowhere, for who can mend them. Looked for while the page is opened: nothing is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.portal.pages.watching import tabs_of
from hienluong.systems.portal.queries.broken_links import BrokenLink, broken_links
from hienluong.systems.portal.queries.watched import watched_site
from hienluong.systems.portal.rights import EDIT
from hienluong.systems.portal.rules.links import LinkKind

__all__ = ["broken_links_page"]

_LONGEST_PLACE = 255


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the report. `words` and `leads_to` are what somebody wrote, `what` what it is instead."""

    broken: BrokenLink
    words: str
    what: str
    leads_to: str


@require_safe
@never_cache
def broken_links_page(request: HouseRequest, slug: str) -> HttpResponse:
    """What leads nowhere on one site; `?sau=` goes on from a place in the tree. Raises NotAllowed, NoSuchSite."""
    site = watched_site(request.actor, slug)
    look = broken_links(site, _place(request.GET.get("sau", "")))
    facts = {
        "site": site, "tabs": tabs_of(request.actor, site, "portal:broken-links"), "look": look,
        "rows": _rows(look.found), "goes_on": "sau" in request.GET,
        "may_edit": request.actor.holds(EDIT, site.agency_id) and site.archived_at is None,
        "further": look.after and f"?{urlencode({'sau': look.after})}",
    }  # fmt: skip
    return render(request, "portal/watch/broken_links.html", facts)


def _place(typed: str) -> str:
    """Places in the tree are letters and figures; with anything else the look begins anew."""
    return typed if typed.isascii() and typed.isalnum() and len(typed) <= _LONGEST_PLACE else ""


def _rows(found: Sequence[BrokenLink]) -> list[Row]:
    return [_row(one) for one in found]


def _row(one: BrokenLink) -> Row:
    link = one.link
    if link is None:
        return Row(one, one.title, _("mục trên menu"), "")
    names = {LinkKind.PAGE: _("một trang"), LinkKind.DOCUMENT: _("một tệp"), LinkKind.PICTURE: _("một ảnh")}
    return Row(one, link.words, names.get(link.kind, ""), one.leads_to)
