"""The one work list. Its cost grows with the posts a person holds, not with the rows in the table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import connection

from hienluong.kernel.access.public import Actor
from hienluong.shared.work.models import ItemState, WorkItem

__all__ = [
    "COUNT_CAP",
    "EVERYTHING",
    "READ",
    "Cursor",
    "ListPage",
    "Order",
    "Seen",
    "WorkFilter",
    "agency_list",
    "count_in_agencies",
    "count_open",
    "finished_lately",
    "held_items",
    "seen_in_agencies",
    "seen_on_list",
    "work_list",
]

READ = "work.read"
COUNT_CAP = 99
"""Counts are exact up to here; beyond, a person reads "99+"."""


class Order(StrEnum):
    """How a list is sorted."""

    PRESSING = "pressing"
    """What was sent as urgent, the most urgent first; then by due time."""
    NEW = "new"


@dataclass(frozen=True, slots=True)
class WorkFilter:
    """What to show of a list, and in which order. Due times from (inclusive) to (exclusive)."""

    kind: str = ""
    title: str = ""
    post: int | None = None
    due_from: datetime | None = None
    due_until: datetime | None = None
    order: Order = Order.PRESSING


EVERYTHING = WorkFilter()


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last line of a page: the next page starts behind it."""

    urgency: int
    due_at: datetime
    id: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a work list; `after` is None at the end."""

    items: Sequence[WorkItem]
    after: Cursor | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a list can be filtered by: the titles and posts among its most pressing items."""

    titles: Sequence[str]
    posts: Sequence[int]


def work_list(
    actor: Actor, after: Cursor | None = None, limit: int = 50, wanted: WorkFilter = EVERYTHING
) -> ListPage:
    """What waits for the posts the actor holds or acts for, what is urgent first, then by due time, unless wanted otherwise.

    For each post at most one page is read from a partial index, then the pages are merged: the
    same cost at ten thousand items as at ten million.
    """
    return _page(_of_posts(actor), wanted, after, limit)


def agency_list(
    actor: Actor, after: Cursor | None = None, limit: int = 50, wanted: WorkFilter = EVERYTHING
) -> ListPage:
    """What waits in the agencies whose work the actor may read: colleagues' lists too, merged alike."""
    return _page(_of_agencies(actor), wanted, after, limit)


def count_open(actor: Actor, wanted: WorkFilter = EVERYTHING) -> int:
    """How many items wait for the actor's posts, counted no further than one past COUNT_CAP."""
    return _count(_of_posts(actor), wanted)


def count_in_agencies(actor: Actor, wanted: WorkFilter = EVERYTHING) -> int:
    """The same for the agencies whose work the actor may read."""
    return _count(_of_agencies(actor), wanted)


def seen_on_list(actor: Actor) -> Seen:
    """By what the actor's own list can be filtered."""
    return _seen(_of_posts(actor))


def seen_in_agencies(actor: Actor) -> Seen:
    """By what the list of the actor's agencies can be filtered."""
    return _seen(_of_agencies(actor))


def held_items(actor: Actor, after: Cursor | None = None, limit: int = 50) -> ListPage:
    """What stands still for the actor's posts, the latest first."""
    rows = WorkItem.objects.filter(post__in=actor.posts, state=ItemState.HELD).order_by("-id")
    if after is not None:
        rows = rows.filter(pk__lt=after.id)
    return _cut(list(rows[: limit + 1]), limit)


def finished_lately(actor: Actor, limit: int = 50) -> Sequence[WorkItem]:
    """What the actor finished last."""
    rows = WorkItem.objects.filter(finished_by=actor.account_id, state=ItemState.DONE)
    return list(rows.order_by("-finished_at")[:limit])


@dataclass(frozen=True, slots=True)
class _Source:
    """Which lists are merged: one for each key of `column`; without keys the whole table."""

    column: str
    keys: Sequence[int] | None

    @property
    def form(self) -> str:
        return _WHOLE if self.keys is None else _MERGED

    @property
    def least_urgent(self) -> str:
        """As the index of this list spells it: in other words PostgreSQL would sort instead of following it."""
        return "-1 * w.urgency" if self.keys is None else "w.urgency * -1"


def _of_posts(actor: Actor) -> _Source:
    return _Source("post_id", sorted(actor.posts))


def _of_agencies(actor: Actor) -> _Source:
    scope = actor.scope(READ)
    return _Source("agency_id", None if scope.everywhere else sorted(scope.agencies))


_MERGED = """
from unnest(%(keys)s::bigint[]) as held(key)
cross join lateral (
    select {columns} from work_workitem w
    where w.{column} = held.key and {which} {order} limit %(limit)s
) as item
"""
_WHOLE = """
from (select {columns} from work_workitem w where {which} {order} limit %(limit)s) as item
"""
_COLUMNS = "w.id, w.due_at, w.urgency"
_ORDERS: Mapping[Order, str] = {
    Order.PRESSING: "order by {least_urgent}, w.due_at, w.id",
    Order.NEW: "order by w.id desc",
}
_BEHIND: Mapping[Order, str] = {
    Order.PRESSING: "({least_urgent}, w.due_at, w.id) > (%(after_urgency)s, %(after_due)s, %(after_id)s)",
    Order.NEW: "w.id < %(after_id)s",
}
_CONDITIONS: Mapping[str, str] = {
    "kind": "w.subject_kind = %(kind)s",
    "title": "w.title = %(title)s",
    "post": "w.post_id = %(post)s",
    "due_from": "w.due_at >= %(due_from)s",
    "due_until": "w.due_at < %(due_until)s",
}
_SAMPLE, _LEAST_SAMPLE = 1000, 5
"""How many lines a list's filters are made from, over all merged lists; and of each one at least."""


def _from(
    source: _Source, wanted: WorkFilter, limit: int, *, columns: str, order: str, after: Cursor | None = None
) -> tuple[str, dict[str, Any]]:
    """The FROM clause and its values. Only texts of this module become SQL; all else are parameters."""
    values = {name: value for name in _CONDITIONS if (value := getattr(wanted, name))}
    which = ["w.state = 'open'", *(_CONDITIONS[name] for name in values)]
    if after is not None:
        which.append(_BEHIND[wanted.order].format(least_urgent=source.least_urgent))
        values |= {"after_urgency": -after.urgency, "after_due": after.due_at, "after_id": after.id}
    sql = source.form.format(
        columns=columns,
        column=source.column,
        which=" and ".join(which),
        order=order.format(least_urgent=source.least_urgent),
    )
    return sql, {"keys": source.keys, "limit": limit, **values}


def _page(source: _Source, wanted: WorkFilter, after: Cursor | None, limit: int) -> ListPage:
    order = _ORDERS[wanted.order]
    rows, values = _from(source, wanted, limit + 1, columns=_COLUMNS, order=order, after=after)
    merged = order.format(least_urgent=source.least_urgent)
    sql = f"""
        select w.* from (select w.* from (select item.* {rows}) as w {merged} limit %(limit)s) as item
        join work_workitem w using (id) {merged}
    """  # noqa: S608
    return _cut(list(WorkItem.objects.raw(sql, values)), limit)


def _cut(found: list[WorkItem], limit: int) -> ListPage:
    last = found[limit - 1] if len(found) > limit else None
    return ListPage(found[:limit], Cursor(last.urgency, last.due_at, last.pk) if last else None)


def _count(source: _Source, wanted: WorkFilter) -> int:
    rows, values = _from(source, wanted, COUNT_CAP + 1, columns="1", order="")
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from (select 1 {rows} limit %(limit)s) as counted", values)  # noqa: S608
        (count,) = cursor.fetchone()
    return int(count)


def _seen(source: _Source) -> Seen:
    each = max(_LEAST_SAMPLE, _SAMPLE // max(len(source.keys), 1)) if source.keys is not None else _SAMPLE
    columns, order = "w.title, w.post_id", _ORDERS[Order.PRESSING]
    rows, values = _from(source, EVERYTHING, each, columns=columns, order=order)
    with connection.cursor() as cursor:
        cursor.execute(f"select distinct title, post_id {rows}", values)
        pairs = cursor.fetchall()
    return Seen(sorted({title for title, _ in pairs}), sorted({post for _, post in pairs}))
