"""Addresses that lead on to others: never in a circle."""

from urllib.parse import urlsplit

from wagtail.contrib.redirects.models import Redirect

from hienluong.systems.portal.errors import CircularRedirect
from hienluong.systems.portal.models import SitePage
from hienluong.systems.portal.queries.own_names import own_origins
from hienluong.systems.portal.rules.addresses import public_path
from hienluong.systems.portal.rules.redirects import leads_in_a_circle

__all__ = ["ensure_arrives", "lead_on"]


def lead_on(page: SitePage, place_before: str) -> None:
    """Who asks for the address that a page had is led to the one it has.

    What leads away from an address where a page stands now goes: nobody is sent in a circle.
    """
    old, new = (Redirect.normalise_path(public_path(place)) for place in (place_before, page.url_path))
    Redirect.objects.filter(old_path=new).delete()
    if old != new:
        Redirect.objects.update_or_create(
            old_path=old, site=None, defaults={"redirect_page": page, "automatically_created": True}
        )


def ensure_arrives(redirect: Redirect) -> None:
    """Before a redirect is kept, whoever makes it. Raises CircularRedirect, also for a chain that ends in a circle."""
    start = Redirect.normalise_path(redirect.old_path)
    others = Redirect.objects.exclude(pk=redirect.pk).select_related("redirect_page")

    def onward(path: str) -> str | None:
        found = others.filter(old_path=path).first()
        return _target(found) if found else None

    if leads_in_a_circle(start, _target(redirect), onward):
        raise CircularRedirect(start=start)


def _target(redirect: Redirect) -> str | None:
    """Where it leads within the house; None for what is elsewhere, or nowhere."""
    if redirect.redirect_page is not None:
        leads_to = public_path(redirect.redirect_page.url_path)
    else:
        whole = urlsplit(redirect.redirect_link)
        place = own_origins().get(f"{whole.scheme}://{whole.netloc}") if whole.netloc else ""
        leads_to = "" if place is None or not redirect.redirect_link else f"{place}{whole.path or '/'}"
    return str(Redirect.normalise_path(leads_to)) if leads_to else None
