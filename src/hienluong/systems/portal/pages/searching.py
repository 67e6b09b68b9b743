"""The one search, asked on a site."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from hienluong.shared.search.public import agency_search
from hienluong.systems.portal.queries.frames import frame_of_site
from hienluong.systems.portal.queries.sites import site_by_slug

__all__ = ["search_site"]


@require_safe
def search_site(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Results in the frame of the site. Raises NoSuchSite."""
    site = site_by_slug(slug)
    request.site_frame = frame_of_site(site)  # type: ignore[attr-defined]
    return agency_search(request, site.agency_id)
