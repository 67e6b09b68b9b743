"""Who heads the agencies behind the sites."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from hienluong.base import clock
from hienluong.kernel.organisation.public import Post, PostKind, holders_of, posts_of

__all__ = ["Leader", "leaders_of", "publisher_of", "responsible_for"]

_PUBLISHERS = (PostKind.DIRECTOR, PostKind.CHAIR, PostKind.VICE_DIRECTOR, PostKind.VICE_CHAIR)
_HEADS = (PostKind.CHAIR, PostKind.DIRECTOR, PostKind.CENTRE_HEAD)
_LEADING = (*_HEADS, PostKind.VICE_CHAIR, PostKind.VICE_DIRECTOR)


@dataclass(frozen=True, slots=True)
class Leader:
    """A leading post and who holds it; without a name while it is vacant."""

    agency_id: int
    title: str
    name: str


def publisher_of(agency_id: int) -> Post | None:
    """The post that decides what stands on the site of an agency."""
    today = clock.today()
    held = (posts_of(agency_id, kind, today) for kind in _PUBLISHERS)
    return next((posts[0] for posts in held if posts), None)


def leaders_of(agency_ids: Collection[int]) -> Mapping[int, list[Leader]]:
    """The leading posts of many agencies, heads before deputies. Two statements."""
    today = clock.today()
    posts = list(Post.objects.as_of(today).filter(agency__in=agency_ids, kind__in=_LEADING))
    holders = holders_of([post.pk for post in posts], today)
    found: dict[int, list[Leader]] = {}
    for post in sorted(posts, key=lambda one: (_LEADING.index(PostKind(one.kind)), one.pk)):
        holder = holders.get(post.pk)
        leader = Leader(post.agency_id, post.title, holder.name if holder else "")
        found.setdefault(post.agency_id, []).append(leader)
    return found


def responsible_for(agency_ids: Collection[int]) -> Mapping[int, Leader]:
    """Who answers for the site of each agency: its head, else the first deputy."""
    return {agency_id: leaders[0] for agency_id, leaders in leaders_of(agency_ids).items()}
