"""The frame around every page of a site: its name, menu and foot."""

from collections.abc import Sequence
from dataclasses import dataclass

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.kernel.organisation.public import successors_of
from hienluong.systems.portal.models import AgencySite, SectionPage, SitePage
from hienluong.systems.portal.queries.sites import site_of_agency, site_of_path
from hienluong.systems.portal.rules.addresses import public_path

__all__ = ["Frame", "MenuEntry", "frame_of", "frame_of_site"]

_TEMPLATE = "portal/frame.html"


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of the menu, with those below it."""

    title: str
    url: str
    below: Sequence["MenuEntry"] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the words of a page."""

    site: AgencySite
    menu: Sequence[MenuEntry]
    template: str = _TEMPLATE

    @property
    def name(self) -> str:
        """The agency as its site calls it."""
        return self.site.name

    @property
    def successors(self) -> Sequence[tuple[str, str]]:
        """For a closed site: names of the agencies that carry on, with the addresses of their sites."""
        return _successors(self.site.agency_id) if self.site.archived_at else ()

    @property
    def home(self) -> str:
        """The address of the first page."""
        return public_path(f"/{self.site.slug}/")


def frame_of(page: SitePage) -> Frame:
    """The frame of the site that a page belongs to. Raises NoSuchSite."""
    return frame_of_site(site_of_path(page.url_path))


def frame_of_site(site: AgencySite) -> Frame:
    """The frame of a site."""
    return Frame(site, _menu(site.root.path))


@fresh()
def _successors(agency_id: int) -> Sequence[tuple[str, str]]:
    found = [state for state in successors_of(agency_id, clock.today()) if state.agency_id != agency_id]
    sites = {state.agency_id: site_of_agency(state.agency_id) for state in found}
    return [
        (state.name, public_path(f"/{site.slug}/") if (site := sites[state.agency_id]) else "")
        for state in found
    ]


@fresh()
def _menu(root_path: str) -> Sequence[MenuEntry]:
    """Two levels of live sections, in the order of the tree: one statement."""
    depth = len(root_path) // SectionPage.steplen
    rows = (
        SectionPage.objects.live()
        .filter(path__startswith=root_path, depth__in=[depth + 1, depth + 2], show_in_menus=True)
        .order_by("path")
        .values_list("path", "title", "url_path")
    )
    below: dict[str, list[MenuEntry]] = {}
    tops: list[tuple[str, str, str]] = []
    for path, title, url_path in rows:
        if len(path) // SectionPage.steplen == depth + 1:
            tops.append((path, title, url_path))
        else:
            below.setdefault(path[: -SectionPage.steplen], []).append(MenuEntry(title, public_path(url_path)))
    return tuple(MenuEntry(title, public_path(url), tuple(below.get(path, ()))) for path, title, url in tops)
