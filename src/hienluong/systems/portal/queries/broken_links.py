"""Links of one site that lead nowhere, looked for when somebody asks: page after page, never more than a share at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, prefetch_related_objects
from django.db.models.functions import Left
from wagtail.models import Page

from hienluong.systems.portal.models import AgencySite, ArticlePage, SectionPage, SitePage
from hienluong.systems.portal.modules import MODULES
from hienluong.systems.portal.queries.link_targets import Targets
from hienluong.systems.portal.queries.own_names import own_origins
from hienluong.systems.portal.queries.page_links import links_of
from hienluong.systems.portal.rules.addresses import public_path
from hienluong.systems.portal.rules.links import Fault, Link, LinkKind, Way, way_of

__all__ = ["BrokenLink", "Look", "broken_links"]

_BATCH = 200
_MOST_PAGES = 1_000
_MOST_FAULTS = 200
"""With the page on which so many were found the look stops: there is work enough."""


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link, the live page it stands on, and why it leads nowhere. Without `link` the page itself is at fault."""

    page_id: int
    title: str
    url: str
    fault: Fault
    link: Link | None = None
    leads_to: str = ""
    """The address, when there is one to show."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found. `after` is the place of the page to go on from; empty when all were seen."""

    found: Sequence[BrokenLink]
    pages: int
    foreign: int
    """Links to other people's machines: counted, never asked."""
    after: str


@dataclass(frozen=True, slots=True)
class _Looked:
    page: SitePage
    found: Sequence[BrokenLink]
    foreign: int


def broken_links(site: AgencySite, after: str = "") -> Look:
    """What leads nowhere on the live pages of a site, from the page after the place `after` in the order of the tree.

    Looks at 1,000 pages at most, in batches of a few statements each. The menu is told of at the beginning.
    """
    found = [] if after else list(_menu_faults(site))
    pages = foreign = 0
    for looked in _looked(site, after):
        found += looked.found[:_MOST_FAULTS]
        foreign += looked.foreign
        pages += 1
        if pages >= _MOST_PAGES or len(found) >= _MOST_FAULTS:
            last = looked.page.path
            return Look(found, pages, foreign, last if _live(site, last).exists() else "")
    return Look(found, pages, foreign, "")


def _looked(site: AgencySite, after: str) -> Iterator[_Looked]:
    origins = own_origins()
    while batch := _pages_after(site, after):
        links = [(page, _ways(page, origins)) for page in batch]
        every = [one for _, ways in links for one in ways]
        targets = Targets.of([link for link, _ in every], [way.path for _, way in every if way.path])
        for page, ways in links:
            faults = ((link, targets.fault_of(link, way)) for link, way in ways)
            found = [_told(page, link, fault, targets, site) for link, fault in faults if fault]
            yield _Looked(page, found, sum(way.is_foreign for _, way in ways))
        after = batch[-1].path


def _live(site: AgencySite, after: str) -> Any:  # noqa: ANN401 - Wagtail's query sets are untyped
    return Page.objects.live().descendant_of(site.root, inclusive=True).filter(path__gt=after)


def _pages_after(site: AgencySite, after: str) -> Sequence[SitePage]:
    pages: list[SitePage] = list(_live(site, after).order_by("path").specific()[:_BATCH])
    prefetch_related_objects([page for page in pages if isinstance(page, ArticlePage)], "picture")
    return pages


def _ways(page: SitePage, origins: Mapping[str, str]) -> Sequence[tuple[Link, Way]]:
    here = public_path(page.url_path)
    return [
        (link, way_of(link.target, here, origins) if link.kind is LinkKind.ADDRESS else Way())
        for link in links_of(page)
    ]


def _told(page: SitePage, link: Link, fault: Fault, targets: Targets, site: AgencySite) -> BrokenLink:
    """What another site has not published is not even named."""
    if link.kind is LinkKind.ADDRESS:
        leads_to = link.target
    else:
        place = targets.hidden_place(link)
        leads_to = public_path(place) if place.startswith(site.root.url_path) else ""
    return BrokenLink(page.pk, page.title, public_path(page.url_path), fault, link, leads_to)


def _menu_faults(site: AgencySite) -> Iterator[BrokenLink]:
    """Entries behind which nothing stands, or that not everybody may open."""
    levels = [site.root.depth + 1, site.root.depth + 2]
    entries = SectionPage.objects.live().descendant_of(site.root).filter(depth__in=levels, show_in_menus=True)
    shown = set(entries.public().values_list("pk", flat=True))
    full = _with_something_below(site)
    without_words = Q(intro="", body__in=("", "<p></p>")) & ~Q(module__in=MODULES)
    bare = set(entries.filter(without_words).values_list("pk", flat=True))
    for pk, title, url_path, path in entries.order_by("path").values_list("pk", "title", "url_path", "path"):
        if pk not in shown:
            yield BrokenLink(pk, title, public_path(url_path), Fault.CLOSED_SECTION)
        elif pk in bare and path not in full:
            yield BrokenLink(pk, title, public_path(url_path), Fault.EMPTY_SECTION)


def _with_something_below(site: AgencySite) -> set[str]:
    """The places in the menu below which something can be read."""
    below = Page.objects.live().public().descendant_of(site.root)
    return {
        above
        for level in (1, 2)
        for above in below.filter(depth__gt=site.root.depth + level)
        .values_list(Left("path", len(site.root.path) + level * Page.steplen), flat=True)
        .order_by()
        .distinct()
    }
