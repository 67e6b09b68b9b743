"""How pages are found: their words for the one search."""

import re
from collections.abc import Iterator

from django.utils.html import strip_tags
from wagtail.models import Page

from hienluong.base import clock
from hienluong.kernel.organisation.public import standing
from hienluong.shared.search.public import Entry
from hienluong.systems.portal.models import AgencySite, ArticlePage, SectionPage, SitePage
from hienluong.systems.portal.queries.sites import sites
from hienluong.systems.portal.rules.addresses import public_path

__all__ = ["all_entries", "entry_of", "site_entries", "site_entry"]

_BLOCK_ENDS = re.compile(r"</(?:p|li|h[1-6]|tr|caption|div|blockquote|figcaption)>|<br\s*/?>")
_CELL_ENDS = re.compile(r"</t[dh]>(?=\s*<t[dh])")


def entry_of(page: SitePage, site: AgencySite) -> Entry:
    """The entry of a live page of this site."""
    kind, summary, body = _words(page)
    return Entry(
        kind=kind, key=str(page.pk), agency_id=site.agency_id, title=page.title, summary=summary, body=body,
        url=public_path(page.url_path), at=page.day if isinstance(page, ArticlePage) else None,
        extra={"site": site.name},
    )  # fmt: skip


def all_entries() -> Iterator[Entry]:
    """The entries of every live page with words of its own, for making the index anew."""
    for site in sites().values():
        pages = Page.objects.live().public().descendant_of(site.root)
        for page in pages.specific().iterator():
            if isinstance(page, ArticlePage) or page.intro or page.body:
                yield entry_of(page, site)


def site_entry(site: AgencySite) -> Entry:
    """The entry of a site itself: an agency is found by its name, its abbreviation, and by names it had."""
    state = standing(clock.today()).get(site.agency_id)
    return Entry(
        kind="agency", key=site.slug, agency_id=site.agency_id, title=site.name,
        summary=" · ".join(filter(None, (site.address, site.phone, site.email))),
        keywords=(state.name, state.abbreviation) if state else (), url=public_path(f"/{site.slug}/"),
    )  # fmt: skip


def site_entries() -> Iterator[Entry]:
    """Those of all sites."""
    return (site_entry(site) for site in sites().values())


def _words(page: SitePage) -> tuple[str, str, str]:
    if isinstance(page, ArticlePage):
        return "news", page.lead, _plain(f"{page.body} {page.plain_words}")
    if isinstance(page, SectionPage):
        return "page", page.intro, _plain(page.body)
    return "page", page.welcome, ""


def _plain(markup: str) -> str:
    """Text without markup; what stood in blocks of its own stays apart, and is read as a list where it stood in a row."""
    return strip_tags(_BLOCK_ENDS.sub("\n", _CELL_ENDS.sub(", ", markup))).strip()
