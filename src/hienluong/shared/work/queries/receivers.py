"""Who may be given a piece of work: posts of the same body that carry the rights the present one carries."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from hienluong.kernel.access.public import PostRight, Scope
from hienluong.kernel.organisation.public import Post, body_of, holders_of, parts_of
from hienluong.shared.work.models import WorkItem

__all__ = ["Receiver", "least_loaded", "may_receive", "open_counts", "receivers_of", "rights_by_kind"]

_CAP = 500
_COUNTS = """
select held.post, (
    select count(*) from (
        select 1 from work_workitem w where w.post_id = held.post and w.state = 'open' limit %(cap)s
    ) as few
)
from unnest(%(posts)s::bigint[]) as held(post)
"""


@dataclass(frozen=True, slots=True)
class Receiver:
    """A post that may receive, who holds it, and how many items wait there."""

    post: Post
    holder: str
    waiting: int


def may_receive(item: WorkItem, post_id: int, day: date) -> Post | None:
    """The post when it may be given the item on `day`, else None."""
    return next((post for post in _able([item], day) if post.pk == post_id), None)


def receivers_of(reach: Scope, items: Sequence[WorkItem], day: date) -> list[Receiver]:
    """Everybody within reach who may be given all of these items, the shortest list first; no vacant posts."""
    posts = {post.pk: post for post in _able(items, day) if post.agency_id in reach}
    holders = holders_of(posts, day)
    counts = open_counts(holders)
    found = [Receiver(posts[pk], holder.name, counts[pk]) for pk, holder in holders.items()]
    return sorted(found, key=lambda each: (each.waiting, each.post.title, each.post.pk))


def open_counts(post_ids: Collection[int]) -> dict[int, int]:
    """How many items wait at each post, counted no further than 500."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, {"posts": list(post_ids), "cap": _CAP})
        return dict(cursor.fetchall())


def least_loaded(posts: Sequence[int]) -> int:
    """Of several posts that do the same, the one with the shortest list; the first one when they are equal."""
    if len(posts) == 1:
        return posts[0]
    counts = open_counts(posts)
    return min(posts, key=lambda post: counts[post])


def _able(items: Sequence[WorkItem], day: date) -> list[Post]:
    """The posts of the one body all items lie in, whose kinds carry every right of the present posts."""
    bodies = {body_of(agency_id, day).agency_id for agency_id in {item.agency_id for item in items}}
    if len(bodies) != 1:
        return []
    rights = rights_by_kind(day)
    kinds = {item.post.kind for item in items}
    needed = frozenset[str]().union(*(rights[kind] for kind in kinds))
    posts = Post.objects.as_of(day).filter(agency__in=parts_of(bodies.pop(), day)).order_by("pk")
    return [post for post in posts if {post.kind} == kinds or (needed and needed <= rights[post.kind])]


def rights_by_kind(day: date) -> dict[str, frozenset[str]]:
    """Which rights each kind of post carries on `day`; an unknown kind carries none."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, right in PostRight.objects.as_of(day).values_list("post_kind", "right"):
        found[kind].add(right)
    return defaultdict(frozenset, {kind: frozenset(rights) for kind, rights in found.items()})
