"""Put work on a post's list, and take it off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.shared.work.errors import ItemTaken, NotOnYourList
from hienluong.shared.work.models import FAR, ItemState, Role, Urgency, WorkItem

__all__ = [
    "HandOver",
    "Matter",
    "finish",
    "hand_over",
    "hold",
    "mark_opened",
    "put_off",
    "release",
    "withdraw",
]


@dataclass(frozen=True, slots=True)
class Matter:
    """What work is about: a case, a document, a task — by kind and id."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class HandOver:
    """One hand-over to one post."""

    matter: Matter
    title: str
    post_id: int
    agency_id: int
    role: Role = Role.LEAD
    due_at: datetime | None = None
    step: str = ""
    why: str = ""
    note: str = ""
    urgency: Urgency = Urgency.NORMAL
    from_post_id: int | None = None


def hand_over(*hand_overs: HandOver) -> list[WorkItem]:
    """Put each on its post's list, with one INSERT.

    Part of the caller's action and transaction, which checks rights and writes the journal. The
    database allows one accountable item for a matter at a time.
    """
    now = clock.now()
    return WorkItem.objects.bulk_create([_item(each, now) for each in hand_overs])


def _item(each: HandOver, now: datetime) -> WorkItem:
    return WorkItem(
        subject_kind=each.matter.kind,
        subject_id=each.matter.id,
        title=each.title,
        why=each.why,
        note=each.note,
        post_id=each.post_id,
        agency_id=each.agency_id,
        role=each.role,
        urgency=each.urgency,
        from_post_id=each.from_post_id,
        step=each.step,
        received_at=now,
        due_at=each.due_at or FAR,
    )


def finish(actor: Actor, item: WorkItem, outcome: str = "") -> None:
    """Take a finished item off the actor's list. Raises NotOnYourList, ItemTaken.

    Decided by one conditional UPDATE: of two people who finish it at once, one is told it is taken;
    so is who still holds an item that meanwhile went to another post. What somebody does for another
    post is kept with the mode of the delegation ("KT.", "thay").
    """
    if item.post_id not in actor.posts:
        raise NotOnYourList(item=item.pk)
    changed = WorkItem.objects.filter(pk=item.pk, post=item.post_id, state=ItemState.OPEN).update(
        state=ItemState.DONE,
        finished_at=clock.now(),
        finished_by=actor.account_id,
        finished_as=actor.acting_for.get(item.post_id, ""),
        outcome=outcome,
    )
    if not changed:
        raise ItemTaken(item=item.pk)


def hold(matter: Matter) -> None:
    """Move the matter's open items to "paused": nobody can act until something comes from outside."""
    _of(matter, ItemState.OPEN).update(state=ItemState.HELD)


def release(matter: Matter, due_at: datetime | None = None) -> None:
    """Put held items back on the lists, with a new due time when one is given."""
    held = _of(matter, ItemState.HELD)
    if due_at is None:
        held.update(state=ItemState.OPEN)
    else:
        held.update(state=ItemState.OPEN, due_at=due_at)


def put_off(matter: Matter, due_at: datetime) -> None:
    """A later due time was promised: what is not finished on the lists is due by then."""
    live = WorkItem.objects.filter(
        subject_kind=matter.kind, subject_id=matter.id, state__in=[ItemState.OPEN, ItemState.HELD]
    )
    live.update(due_at=due_at)


def withdraw(matter: Matter, roles: Sequence[Role] = tuple(Role)) -> int:
    """Call back the matter's unfinished items of these roles. Returns how many."""
    live = WorkItem.objects.filter(
        subject_kind=matter.kind,
        subject_id=matter.id,
        state__in=[ItemState.OPEN, ItemState.HELD],
        role__in=roles,
    )
    return live.update(state=ItemState.WITHDRAWN, finished_at=clock.now())


def take_over(item: WorkItem, post_id: int) -> None:
    """Move an open item to another post at once, without a hand-over: colleagues of one counter.

    The caller has checked that the post may. Raises ItemTaken when somebody was faster.
    """
    changed = WorkItem.objects.filter(pk=item.pk, post=item.post_id, state=ItemState.OPEN).update(
        post=post_id
    )
    if not changed:
        raise ItemTaken(item=item.pk)
    item.post_id = post_id


def mark_opened(actor: Actor, item: WorkItem) -> None:
    """Remember when the holder first looked. Somebody else looking changes nothing."""
    if item.opened_at is None and item.post_id in actor.posts:
        WorkItem.objects.filter(pk=item.pk, opened_at__isnull=True).update(opened_at=clock.now())


def _of(matter: Matter, state: ItemState) -> QuerySet[WorkItem]:
    return WorkItem.objects.filter(subject_kind=matter.kind, subject_id=matter.id, state=state)
