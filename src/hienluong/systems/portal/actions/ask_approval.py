"""A page that waits for approval, or was sent back, stands on the one work list, like all work."""

from django.utils.translation import gettext_noop
from wagtail.models import TaskState

from hienluong.kernel.access.public import Actor, actor_for
from hienluong.kernel.organisation.public import Post
from hienluong.kernel.people.public import Account
from hienluong.shared.work import public as work
from hienluong.systems.portal.models import AgencySite, SitePage
from hienluong.systems.portal.queries.heads import publisher_of
from hienluong.systems.portal.rights import EDIT

__all__ = ["PAGE", "approval_asked", "approval_over", "sent_back"]

PAGE = "page"


def approval_asked(page: SitePage, site: AgencySite) -> None:
    """Put the page on the list of the agency's head; where nobody heads it, the desk alone shows it."""
    work.withdraw(_matter(page), [work.Role.LEAD])
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
    """Approved, returned, taken back, published or taken down: nobody has to act any more."""
    work.withdraw(_matter(page), [work.Role.SIGN, work.Role.LEAD])


def sent_back(page: SitePage, site: AgencySite, state: TaskState) -> None:
    """Put the page, with the reason, on the list of whoever asked; who holds no post there any more is not asked."""
    approval_over(page)
    writer = state.workflow_state.requested_by
    post = _post_of(actor_for(writer), site) if isinstance(writer, Account) else None
    if post is not None:
        work.hand_over(
            work.HandOver(
                matter=_matter(page), title=gettext_noop("Sửa bài bị trả lại rồi gửi duyệt lại"), post_id=post.pk,
                agency_id=post.agency_id, note=state.comment,
            )
        )  # fmt: skip


def _post_of(writer: Actor, site: AgencySite) -> Post | None:
    """A post from which they write for the site, one of the agency itself before others."""
    if not writer.holds(EDIT, site.agency_id):
        return None
    posts = Post.objects.filter(pk__in=writer.posts).order_by("pk")
    return min(posts, key=lambda post: post.agency_id != site.agency_id, default=None)


def _matter(page: SitePage) -> work.Matter:
    return work.Matter(PAGE, page.pk)
