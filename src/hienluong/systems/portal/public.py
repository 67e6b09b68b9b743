"""Front door of the portal."""

from hienluong.systems.portal.actions.create_sites import create_sites
from hienluong.systems.portal.actions.publish_articles import publish_articles
from hienluong.systems.portal.errors import NoSuchSite, PageNotFound, SiteExists
from hienluong.systems.portal.modules import register_module
from hienluong.systems.portal.queries.own_names import own_names, place_of_site
from hienluong.systems.portal.queries.sites import site_by_slug, site_of_agency, sites
from hienluong.systems.portal.values import NewArticle, NewSite

__all__ = [
    "NewArticle",
    "NewSite",
    "NoSuchSite",
    "PageNotFound",
    "SiteExists",
    "create_sites",
    "own_names",
    "place_of_site",
    "publish_articles",
    "register_module",
    "site_by_slug",
    "site_of_agency",
    "sites",
]
