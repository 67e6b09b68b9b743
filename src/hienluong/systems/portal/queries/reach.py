"""What of the desk lies within an editor's own sites. Wagtail knows many sites, but only one newsroom."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q, QuerySet
from django.db.models.functions import Left
from wagtail.models import Page

from hienluong.kernel.access.public import Actor
from hienluong.systems.portal.models import AgencySite, Attachment, Picture
from hienluong.systems.portal.queries.sites import sites
from hienluong.systems.portal.rights import EDIT, PUBLISH

__all__ = ["count_own_pages", "own_sites", "readable_pages", "within_reach"]

_PAGES = ("page_id", "page_pk", "parent_page_id", "page_to_move_id", "destination_id")
"""Names of the parts of the desk's addresses that hold a page's key."""
_FILES = ("image_id", "document_id", "doc_id", "pk")
_PAGE_VIEWS = ("wagtailadmin_api:pages", "wagtailadmin_choose_page", "wagtailadmin_pages")
"""Views of the desk whose `pk` or `id` is a page's."""
_BULK = "wagtail_bulk_action"
_TRUNK = 1
_LONGEST_KEY = 10
"""Longer numbers are no key of any row, and more than the column holds."""


def own_sites(actor: Actor) -> list[AgencySite]:
    """The sites for which the actor writes or publishes."""
    return [
        site
        for site in sites().values()
        if actor.holds(EDIT, site.agency_id) or actor.holds(PUBLISH, site.agency_id)
    ]


def within_reach(actor: Actor, view_name: str, parts: Mapping[str, object], asked: Sequence[str]) -> bool:
    """Whether every page, picture and file that an address of the desk names belongs to a site of the actor.

    `parts` are the named parts of the address, `asked` the keys named behind its question mark.
    """
    own = own_sites(actor)
    subject = str(parts.get("model_name", "")) if view_name == _BULK else ""
    on_pages = view_name.startswith(_PAGE_VIEWS) or subject == "page"
    pages = _keys(parts, (*_PAGES, "pk") if on_pages else _PAGES, asked if on_pages else ())
    if pages and not _are_own_pages(pages, own, browsing="choose_page" in view_name):
        return False
    model = _file_model(view_name, subject)
    if model is None:
        return True
    collections = [site.collection_id for site in own]
    files = _keys(parts, _FILES, asked)
    return not model.objects.filter(pk__in=files).exclude(collection__in=collections).exists()


def _file_model(view_name: str, subject: str) -> type[Picture | Attachment] | None:
    if view_name.startswith("wagtailimages") or subject == "picture":
        return Picture
    return Attachment if view_name.startswith("wagtaildocs") or subject == "attachment" else None


def _keys(parts: Mapping[str, object], names: Iterable[str], asked: Iterable[str]) -> list[int]:
    """What is no number names nothing: the view says so itself."""
    told = [*(str(parts[name]) for name in names if name in parts), *asked]
    return [int(key) for key in told if key.isascii() and key.isdigit() and len(key) < _LONGEST_KEY]


def count_own_pages(actor: Actor) -> int:
    """How many pages stand on the sites of the actor, drafts too. One statement for any number of sites."""
    roots = [site.root.path for site in own_sites(actor)]
    if not roots:
        return 0
    on_sites = Page.objects.annotate(root_path=Left("path", len(roots[0]))).filter(root_path__in=roots)
    return int(on_sites.count())


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
