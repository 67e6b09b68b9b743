"""Give waiting work to other hands: one item, or many at once with an answer for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Conflict, HouseError, NotAllowed
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.work.errors import ItemTaken, WrongHands
from hienluong.shared.work.models import ItemState, WorkItem
from hienluong.shared.work.queries.receivers import may_receive
from hienluong.shared.work.subjects import name_of

__all__ = ["ASSIGN", "Assigned", "assign", "assign_all"]

ASSIGN = "work.assign"


@dataclass(frozen=True, slots=True)
class Assigned:
    """What became of one item of many: `refused` is None when it went over."""

    item_id: int
    refused: HouseError | None = None


@transaction.atomic
def assign(actor: Actor, item_id: int, post_id: int, note: str = "") -> WorkItem:
    """Give an open item to another post of the same body. Right `work.assign` where it is and where it goes.

    The receiving post must carry every right that the present one carries, so that nobody gets work
    they cannot finish. Raises NotAllowed, ItemTaken, WrongHands.
    """
    item = WorkItem.objects.select_for_update(of=("self",)).select_related("post").filter(pk=item_id).first()
    if item is None or item.state != ItemState.OPEN:
        raise ItemTaken(item=item_id)
    actor.require(ASSIGN, item.agency_id)
    if item.post_id == post_id:
        return item
    receiver = may_receive(item, post_id, clock.today())
    if receiver is None:
        raise WrongHands(item=item_id, post=post_id)
    actor.require(ASSIGN, receiver.agency_id)
    item.from_post_id, item.post, item.agency_id = item.post_id, receiver, receiver.agency_id
    item.opened_at, item.received_at, item.note = None, clock.now(), note
    item.save(update_fields=["from_post", "post", "agency", "opened_at", "received_at", "note"])
    subject = Subject(item.subject_kind, name_of(item), agency_id=item.agency_id)
    facts = {"item": item.pk, "post": post_id, "from": item.from_post_id}
    record(actor, "work.assigned", subject, right=ASSIGN, facts=facts)
    return item


def assign_all(actor: Actor, item_ids: Sequence[int], post_id: int, note: str = "") -> list[Assigned]:
    """Assign each on its own: what was finished meanwhile does not keep the others back."""
    return [_assigned(actor, item_id, post_id, note) for item_id in dict.fromkeys(item_ids)]


def _assigned(actor: Actor, item_id: int, post_id: int, note: str) -> Assigned:
    try:
        assign(actor, item_id, post_id, note)
    except (Conflict, NotAllowed) as refused:
        return Assigned(item_id, refused)
    return Assigned(item_id)
