"""A page that waits for approval stands on the one work list, like all work."""

from django.utils.translation import gettext_noop

from hienluong.shared.work import public as work
from hienluong.systems.portal.models import AgencySite, SitePage
from hienluong.systems.portal.queries.heads import publisher_of

__all__ = ["PAGE", "approval_asked", "approval_over"]

PAGE = "page"


def approval_asked(page: SitePage, site: AgencySite) -> None:
    """Put the page on the list of the agency's head; where nobody heads it, the desk alone shows it."""
    post = publisher_of(site.agency_id)
    if post is None or work.live_item(_matter(page), (work.Role.SIGN,)) is not None:
        return
    work.hand_over(
        work.HandOver(
            matter=_matter(page), title=gettext_noop("Duyệt bài trên trang của cơ quan"), post_id=post.pk,
            agency_id=post.agency_id, role=work.Role.SIGN,
        )
    )  # fmt: skip


def approval_over(page: SitePage) -> None:
    """Approved, returned or taken back: nobody has to act any more."""
    work.withdraw(_matter(page), [work.Role.SIGN])


def _matter(page: SitePage) -> work.Matter:
    return work.Matter(PAGE, page.pk)
