"""What follows when Wagtail's desk changes what the public sees: journal, event, fresh pages, the search index."""

from django.db import transaction
from wagtail.log_actions import get_active_log_context

from hienluong.base.errors import NotFound
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import SYSTEM, Actor, actor_for
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.people.public import Account
from hienluong.shared.search.public import forget, index
from hienluong.systems.portal.actions.redirects import lead_on
from hienluong.systems.portal.events import PAGE_PUBLISHED, PAGE_UNPUBLISHED, PICTURE_STORED, TOPIC
from hienluong.systems.portal.models import AgencySite, Picture, SitePage
from hienluong.systems.portal.queries.entries import entry_of
from hienluong.systems.portal.queries.sites import site_of_path
from hienluong.systems.portal.rights import PUBLISH

__all__ = ["page_moved", "page_published", "page_unpublished", "picture_stored"]

KINDS = ("news", "page")


def page_published(page: SitePage) -> None:
    """A page is public now, in the words of its newest revision."""
    site = _site(page)
    if site is None:
        return
    index(entry_of(page, site))
    _tell(PAGE_PUBLISHED, page, site)


def page_unpublished(page: SitePage) -> None:
    """A page is public no more."""
    site = _site(page)
    if site is None:
        return
    for kind in KINDS:
        forget(kind, str(page.pk))
    _tell(PAGE_UNPUBLISHED, page, site)


def picture_stored(picture: Picture) -> None:
    """The worker draws its sizes, so that no reader waits for them."""
    emit(PICTURE_STORED, {"picture": picture.pk})


@transaction.atomic
def page_moved(page: SitePage, url_path_before: str) -> None:
    """A page and those below it have another address; the old ones lead to the new."""
    for moved in page.get_descendants(inclusive=True).live().specific():
        site = _site(moved)
        if site is not None:
            index(entry_of(moved, site))
            lead_on(moved, url_path_before + moved.url_path.removeprefix(page.url_path))
    touch(TOPIC)


def _tell(verb: str, page: SitePage, site: AgencySite) -> None:
    record(_actor(), verb, Subject("page", str(page.pk), agency_id=site.agency_id), right=PUBLISH)
    emit(verb, {"page": page.pk, "site": site.slug, "agency": site.agency_id})
    touch(TOPIC)


def _actor() -> Actor:
    """Who sits at the desk; the house itself when a planned time has come."""
    user = get_active_log_context().user
    return actor_for(user) if isinstance(user, Account) else SYSTEM


def _site(page: SitePage) -> AgencySite | None:
    try:
        return site_of_path(page.url_path)
    except NotFound:
        return None
