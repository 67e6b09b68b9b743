"""The names of their own that sites have, and whole addresses by them."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings

from hienluong.systems.portal.models import AgencySite
from hienluong.systems.portal.queries.sites import sites
from hienluong.systems.portal.rules.addresses import PREFIX, public_path
from hienluong.systems.portal.rules.own_names import as_asked_there

__all__ = ["absolute", "own_names", "own_origins", "place_of_site"]


def own_names() -> dict[str, str]:
    """The slug of the site behind each name, from the database."""
    return dict(AgencySite.objects.exclude(hostname="").values_list("hostname", "slug"))


def place_of_site(slug: str) -> str:
    """Where the pages of a site stand at the house's address."""
    return public_path(f"/{slug}/")


def own_origins() -> Mapping[str, str]:
    """Scheme and name under which this house is known, each with the place of which it speaks."""
    named = (site for site in sites().values() if site.hostname)
    return {settings.ADDRESS: "", **{_origin(site.hostname): public_path(f"/{site.slug}") for site in named}}


def absolute(path: str) -> str:
    """The whole address of a path of this installation, by the name that the site has of its own."""
    if path.startswith(f"{PREFIX}/"):
        site = sites().get(path.removeprefix(f"{PREFIX}/").partition("/")[0])
        there = as_asked_there(path, site.slug) if site and site.hostname else None
        if site and there:
            return f"{_origin(site.hostname)}{there}"
    return f"{settings.ADDRESS}{path}"


def _origin(hostname: str) -> str:
    """Scheme and port are those of the house: one server answers for all names."""
    house = urlsplit(settings.ADDRESS)
    port = f":{house.port}" if house.port else ""
    return f"{house.scheme}://{hostname}{port}"
