"""The one work list. Its cost grows with the posts a person holds, not with the rows in the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from hienluong.kernel.access.public import Actor
from hienluong.shared.work.actions.items import Matter
from hienluong.shared.work.models import ItemState, Role, WorkItem

__all__ = [
    "COUNT_CAP",
    "READ",
    "Cursor",
    "ListPage",
    "agency_list",
    "count_open",
    "finished_lately",
    "held_items",
    "items_of",
    "least_loaded",
    "live_item",
    "work_list",
]

READ = "work.read"
COUNT_CAP = 99
"""Counts are exact up to here; beyond, a person reads "99+"."""

_PAGE = """
select item.*
from unnest(%(posts)s::bigint[]) as held(post)
cross join lateral (
    select * from work_workitem w
    where w.post_id = held.post and w.state = 'open'
      and (w.due_at, w.id) > (%(due)s, %(id)s)
    order by w.due_at, w.id
    limit %(limit)s
) as item
order by item.due_at, item.id
limit %(limit)s
"""

_COUNT = """
select count(*) from (
    select 1
    from unnest(%(posts)s::bigint[]) as held(post)
    cross join lateral (
        select 1 from work_workitem w where w.post_id = held.post and w.state = 'open' limit %(cap)s
    ) as item
    limit %(cap)s
) as counted
"""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last line of a page: the next page starts behind it."""

    due_at: datetime
    id: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of the work list, by due time; `after` is None at the end."""

    items: Sequence[WorkItem]
    after: Cursor | None


def work_list(actor: Actor, after: Cursor | None = None, limit: int = 50) -> ListPage:
    """What waits for the posts the actor holds or acts for, the most pressing first.

    For each post at most one page is read from a partial index, then the pages are merged: the
    same cost at ten thousand items as at ten million.
    """
    if not actor.posts:
        return ListPage([], None)
    values = {
        "posts": list(actor.posts),
        "due": after.due_at if after else "-infinity",
        "id": after.id if after else 0,
        "limit": limit + 1,
    }
    found = list(WorkItem.objects.raw(_PAGE, values))
    last = found[limit - 1] if len(found) > limit else None
    return ListPage(found[:limit], Cursor(last.due_at, last.pk) if last else None)


def count_open(actor: Actor) -> int:
    """How many items wait, counted no further than one past COUNT_CAP."""

    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"posts": list(actor.posts), "cap": COUNT_CAP + 1})
        row = cursor.fetchone()
    return int(row[0]) if row else 0


_LEAST = """
select held.post
from unnest(%(posts)s::bigint[]) with ordinality as held(post, place)
cross join lateral (
    select count(*) as waiting from (
        select 1 from work_workitem w where w.post_id = held.post and w.state = 'open' limit 500
    ) as few
) as load
order by load.waiting, held.place
limit 1
"""


def least_loaded(posts: Sequence[int]) -> int:
    """Of several posts that do the same, the one with the shortest list; the first one when they are equal."""
    if len(posts) == 1:
        return posts[0]
    with connection.cursor() as cursor:
        cursor.execute(_LEAST, {"posts": list(posts)})
        row = cursor.fetchone()
    return int(row[0]) if row else posts[0]


def items_of(matter: Matter) -> Sequence[WorkItem]:
    """Every hand-over of a matter, oldest first. The caller has checked that the reader may see it."""
    rows = WorkItem.objects.filter(subject_kind=matter.kind, subject_id=matter.id)
    return list(rows.select_related("post", "from_post").order_by("id"))


def live_item(matter: Matter, roles: Sequence[Role]) -> WorkItem | None:
    """The unfinished item of a matter in one of these roles."""
    return WorkItem.objects.filter(
        subject_kind=matter.kind,
        subject_id=matter.id,
        role__in=roles,
        state__in=[ItemState.OPEN, ItemState.HELD],
    ).first()


def agency_list(actor: Actor, limit: int = 50) -> Sequence[WorkItem]:
    """What waits in the agencies whose work the actor may read, the most pressing first: colleagues' lists too."""
    scope = actor.scope(READ)
    rows = WorkItem.objects.filter(state=ItemState.OPEN)
    if not scope.everywhere:
        rows = rows.filter(agency__in=scope.agencies)
    return list(rows.select_related("post").order_by("due_at", "id")[:limit])


def held_items(actor: Actor, limit: int = 50) -> Sequence[WorkItem]:
    """What stands still for the actor's posts, the latest first."""
    rows = WorkItem.objects.filter(post__in=actor.posts, state=ItemState.HELD)
    return list(rows.order_by("-id")[:limit])


def finished_lately(actor: Actor, limit: int = 50) -> Sequence[WorkItem]:
    """What the actor finished last."""
    rows = WorkItem.objects.filter(finished_by=actor.account_id, state=ItemState.DONE)
    return list(rows.order_by("-finished_at")[:limit])
