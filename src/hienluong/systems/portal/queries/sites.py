"""Which sites there are: a few hundred rows that every page asks for."""

from collections.abc import Mapping

from hienluong.base.fresh import fresh
from hienluong.systems.portal.errors import NoSuchSite
from hienluong.systems.portal.models import AgencySite

__all__ = ["site_by_slug", "site_of_agency", "site_of_path", "sites"]


@fresh()
def sites() -> Mapping[str, AgencySite]:
    """Every site by its slug, kept in the process for a few seconds."""
    return {site.slug: site for site in AgencySite.objects.select_related("root").order_by("slug")}


def site_by_slug(slug: str) -> AgencySite:
    """The site that stands under /trang/<slug>/. Raises NoSuchSite."""
    site = sites().get(slug)
    if site is None:
        raise NoSuchSite(site=slug)
    return site


def site_of_path(url_path: str) -> AgencySite:
    """The site in whose tree a page stands, by the page's place. Raises NoSuchSite."""
    return site_by_slug(url_path.strip("/").split("/", 1)[0])


def site_of_agency(agency_id: int) -> AgencySite | None:
    """The site of an agency, when it has one."""
    return next((site for site in sites().values() if site.agency_id == agency_id), None)
