"""The public sections of a site for programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wagtail.models import Page

from hienluong.systems.portal.models import AgencySite, SectionPage
from hienluong.systems.portal.queries.below import Below, articles_below_each
from hienluong.systems.portal.queries.entries import entry_of
from hienluong.systems.portal.rules.addresses import place_in_site, public_path

__all__ = ["PublicSection", "public_sections"]


@dataclass(frozen=True, slots=True)
class PublicSection:
    """A section with its own words, and how many published articles stand below it."""

    place: str
    title: str
    level: int
    module: str
    intro: str
    text: str
    articles: int
    newest: date | None
    url: str


def public_sections(site: AgencySite) -> Sequence[PublicSection]:
    """In the order of the menu."""
    below = articles_below_each(site.root.path)
    rows = SectionPage.objects.live().public().descendant_of(site.root).order_by("path")
    return [_section(row, site, below.get(row.path, Below())) for row in rows]


def _section(row: SectionPage, site: AgencySite, below: Below) -> PublicSection:
    return PublicSection(
        place=place_in_site(row.url_path), title=row.title, level=(len(row.path) - len(site.root.path)) // Page.steplen,
        module=row.module, intro=row.intro, text=entry_of(row, site).body, articles=below.articles, newest=below.newest,
        url=public_path(row.url_path),
    )  # fmt: skip
