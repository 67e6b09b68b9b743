"""What of the desk lies within an editor's own sites. Wagtail knows many sites, but only one newsroom."""

from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet
from wagtail.models import Page

from hienluong.kernel.access.public import Actor
from hienluong.systems.portal.models import AgencySite, Attachment, Picture
from hienluong.systems.portal.queries.sites import sites
from hienluong.systems.portal.rights import EDIT, PUBLISH

__all__ = ["own_sites", "readable_pages", "within_reach"]

_PAGES = ("page_id", "page_pk", "parent_page_id", "page_to_move_id", "destination_id")
"""Names of the parts of the desk's addresses that hold a page's key."""
_FILES = ("image_id", "document_id", "doc_id", "pk")
_TRUNK = 1


def own_sites(actor: Actor) -> list[AgencySite]:
    """The sites for which the actor writes or publishes."""
    return [
        site
        for site in sites().values()
        if actor.holds(EDIT, site.agency_id) or actor.holds(PUBLISH, site.agency_id)
    ]


def within_reach(actor: Actor, view_name: str, parts: Mapping[str, object]) -> bool:
    """Whether every page, picture and file that an address of the desk names belongs to a site of the actor."""
    own = own_sites(actor)
    pages = [int(str(parts[name])) for name in _PAGES if name in parts]
    if pages and not _are_own_pages(pages, own, browsing="choose_page" in view_name):
        return False
    model = Picture if view_name.startswith("wagtailimages") else Attachment
    if view_name.startswith(("wagtailimages", "wagtaildocs")):
        files = [int(str(parts[name])) for name in _FILES if name in parts]
        collections = [site.collection_id for site in own]
        return not model.objects.filter(pk__in=files).exclude(collection__in=collections).exists()
    return True


def readable_pages(pages: "QuerySet[Page]", actor: Actor) -> "QuerySet[Page]":
    """What may be linked to: everything public, and the own drafts."""
    mine = Q(live=True)
    for site in own_sites(actor):
        mine |= Q(path__startswith=site.root.path)
    return pages.filter(mine)


def _are_own_pages(keys: Iterable[int], own: Iterable[AgencySite], *, browsing: bool) -> bool:
    roots = tuple(site.root.path for site in own)
    return all(
        path.startswith(roots) or depth == _TRUNK or (browsing and live)
        for path, depth, live in Page.objects.filter(pk__in=list(keys)).values_list("path", "depth", "live")
    )
