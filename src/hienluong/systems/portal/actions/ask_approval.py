"""A page that waits for approval stands on the one work list, like all work."""

from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.kernel.organisation.public import Post, PostKind, posts_of
from hienluong.shared.work import public as work
from hienluong.systems.portal.models import AgencySite, SitePage

__all__ = ["PAGE", "approval_asked", "approval_over"]

PAGE = "page"
_PUBLISHERS = (PostKind.DIRECTOR, PostKind.CHAIR, PostKind.VICE_DIRECTOR, PostKind.VICE_CHAIR)


def approval_asked(page: SitePage, site: AgencySite) -> None:
    """Put the page on the list of the agency's head; where nobody heads it, the desk alone shows it."""
    post = _publisher(site.agency_id)
    if post is None or work.live_item(_matter(page), (work.Role.SIGN,)) is not None:
        return
    work.hand_over(
        work.HandOver(
            matter=_matter(page), title=page.title, post_id=post.pk, agency_id=post.agency_id, role=work.Role.SIGN,
            why=gettext_noop("Duyệt bài trên trang của cơ quan"),
        )
    )  # fmt: skip


def approval_over(page: SitePage) -> None:
    """Approved, returned or taken back: nobody has to act any more."""
    work.withdraw(_matter(page), [work.Role.SIGN])


def _matter(page: SitePage) -> work.Matter:
    return work.Matter(PAGE, page.pk)


def _publisher(agency_id: int) -> Post | None:
    today = clock.today()
    held = (posts_of(agency_id, kind, today) for kind in _PUBLISHERS)
    return next((posts[0] for posts in held if posts), None)
