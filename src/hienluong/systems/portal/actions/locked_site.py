"""An open site for an act upon it."""

from hienluong.systems.portal.errors import NoSuchSite
from hienluong.systems.portal.models import AgencySite

__all__ = ["locked_site"]


def locked_site(slug: str) -> AgencySite:
    """The site, locked until the transaction ends. Raises NoSuchSite, also for one that was closed."""
    site = AgencySite.objects.select_for_update(of=("self",)).filter(slug=slug, archived_at=None).first()
    if site is None:
        raise NoSuchSite(site=slug)
    return site
