"""Old addresses of a site that lead on, and what stands at an address of the house."""

from collections.abc import Sequence
from dataclasses import dataclass

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from hienluong.systems.portal.models import AgencySite
from hienluong.systems.portal.queries.link_targets import Targets
from hienluong.systems.portal.rules.addresses import PREFIX, public_path, tree_path
from hienluong.systems.portal.rules.links import Link, LinkKind, Way

__all__ = ["MOST_SHOWN", "LeadingOn", "is_anything_at", "page_at", "redirects_of"]

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class LeadingOn:
    """An old address, and where its readers come to. `title` is that of a page of the sites, else empty."""

    redirect_id: int
    old: str
    target: str
    title: str
    is_open: bool
    """Whether everybody can read what stands there."""
    is_automatic: bool
    """Made when a page was renamed or moved."""


def redirects_of(site: AgencySite) -> Sequence[LeadingOn]:
    """The newest first, 200 at most."""
    rows = Redirect.objects.filter(old_path__startswith=public_path(f"/{site.slug}/"))
    return [_leading_on(row) for row in rows.select_related("redirect_page").order_by("-pk")[:MOST_SHOWN]]


def page_at(path: str) -> Page | None:
    """The public page at an address of the house."""
    if not path.startswith(f"{PREFIX}/"):
        return None
    slug, _, rest = path.removeprefix(f"{PREFIX}/").partition("/")
    found: Page | None = Page.objects.live().public().filter(url_path=tree_path(slug, rest)).first()
    return found


def is_anything_at(path: str) -> bool:
    """Whether a reader finds something at an address of the house, or is led on from there."""
    link = Link(LinkKind.ADDRESS, path, words=path)
    return Targets.of([link], [path]).fault_of(link, Way(path=path)) is None


def _leading_on(row: Redirect) -> LeadingOn:
    page = row.redirect_page
    return LeadingOn(
        redirect_id=row.pk,
        old=row.old_path,
        target=public_path(page.url_path) if page else row.redirect_link,
        title=page.title if page else "",
        is_open=page.live if page else True,
        is_automatic=row.automatically_created,
    )
