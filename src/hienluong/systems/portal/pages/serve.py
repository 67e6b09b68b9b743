"""Give readers the pages of a site."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from hienluong.base.text import sort_key
from hienluong.face.ready_made import ready_made
from hienluong.shared.visits.public import count_visit
from hienluong.systems.portal.errors import PageNotFound
from hienluong.systems.portal.events import TOPIC
from hienluong.systems.portal.models import SectionPage, SitePage
from hienluong.systems.portal.modules import module_view
from hienluong.systems.portal.queries.directory import sites_by_kind
from hienluong.systems.portal.queries.frames import frame_of_site
from hienluong.systems.portal.queries.moved import moved_to
from hienluong.systems.portal.queries.sites import site_by_slug, sites
from hienluong.systems.portal.rules.addresses import tree_path

__all__ = ["all_sites", "live_page", "serve"]


@require_safe
@ready_made(TOPIC, "legal", "voice", "agenda")
def serve(request: HttpRequest, slug: str, rest: str = "") -> HttpResponseBase:
    """The live page that stands there. Raises NoSuchSite, PageNotFound."""
    if rest and not rest.endswith("/"):
        return redirect(f"{request.path}/", permanent=True)
    site = site_by_slug(slug)
    request.site_frame = frame_of_site(site)  # type: ignore[attr-defined]
    try:
        page = live_page(tree_path(slug, rest))
    except PageNotFound:
        moved = moved_to(request.path)
        if moved is None:
            raise
        return redirect(moved, permanent=True)
    if isinstance(page, SectionPage) and page.module:
        view = module_view(page.module)
        if view is not None:
            return count_visit(view(request, site.agency_id), slug)
    answer: HttpResponseBase = page.serve(request)
    return count_visit(answer, slug)


@require_safe
@ready_made(TOPIC)
def all_sites(request: HttpRequest) -> HttpResponseBase:
    """Every site of the province, by kind of agency and the Vietnamese alphabet."""
    known = sorted(sites().values(), key=lambda site: sort_key(site.name))
    closed = [site for site in known if site.archived_at is not None]
    return render(request, "portal/sites.html", {"kinds": sites_by_kind(), "closed": closed})


def live_page(url_path: str) -> SitePage:
    """The page that stands at a place of the tree and is public. Raises PageNotFound."""
    found = Page.objects.live().public().filter(url_path=url_path).first()
    if found is None:
        raise PageNotFound(path=url_path)
    page: SitePage = found.specific
    return page
