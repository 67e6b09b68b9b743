"""Whose figures an officer may see: those of the own sites, and of all for whoever answers for the sites of the province."""

from hienluong.base.errors import NotAllowed
from hienluong.kernel.access.public import Actor
from hienluong.systems.portal.errors import NoSuchSite
from hienluong.systems.portal.models import AgencySite
from hienluong.systems.portal.queries.sites import site_by_slug, sites
from hienluong.systems.portal.rights import EDIT, MANAGE, PUBLISH

__all__ = ["watched_site", "watched_sites"]

_WATCHING = (EDIT, PUBLISH, MANAGE)


def watched_sites(actor: Actor) -> list[AgencySite]:
    """The sites whose figures the actor sees, by name. Raises SignInNeeded, NotAllowed for who has none anywhere."""
    actor.require_signed_in()
    if not any(actor.holds(right) for right in _WATCHING):
        raise NotAllowed(right=EDIT)
    return sorted((site for site in sites().values() if _watches(actor, site)), key=lambda site: site.name)


def watched_site(actor: Actor, slug: str) -> AgencySite:
    """One of them. Raises SignInNeeded, NotAllowed, NoSuchSite also for a site of others."""
    watched_sites(actor)
    site = site_by_slug(slug)
    if not _watches(actor, site):
        raise NoSuchSite(site=slug)
    return site


def _watches(actor: Actor, site: AgencySite) -> bool:
    return any(actor.holds(right, site.agency_id) for right in _WATCHING)
