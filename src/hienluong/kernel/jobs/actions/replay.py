"""What an operator does with a dead letter: try it again, or give it up with a reason."""

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Conflict, Invalid, NotFound
from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.models import Delivery, DeliveryState
from hienluong.kernel.journal.public import Subject, record

__all__ = ["RIGHT", "drop", "replay"]

RIGHT = "jobs.replay"


@transaction.atomic
def replay(actor: Actor, delivery_id: int) -> None:
    """Let a dead letter be tried again from the start. Raises NotAllowed, NotFound, Conflict."""
    delivery = _dead(actor, delivery_id)
    _change(delivery, DeliveryState.WAITING)
    record(actor, "jobs.replayed", Subject("delivery", str(delivery.pk)), right=RIGHT, facts=_facts(delivery))


@transaction.atomic
def drop(actor: Actor, delivery_id: int, reason: str) -> None:
    """Give a dead letter up for good. Raises NotAllowed, NotFound, Conflict, Invalid without a reason."""
    delivery = _dead(actor, delivery_id)
    if not reason.strip():
        raise Invalid({"reason": "Ghi lý do bỏ sự kiện này."})
    _change(delivery, DeliveryState.DROPPED)
    facts = {**_facts(delivery), "reason": reason.strip()[:300]}
    record(actor, "jobs.dropped", Subject("delivery", str(delivery.pk)), right=RIGHT, facts=facts)


def _dead(actor: Actor, delivery_id: int) -> Delivery:
    delivery = (
        Delivery.objects.select_for_update(of=["self"]).select_related("event").filter(pk=delivery_id).first()
    )
    actor.require(RIGHT)
    if delivery is None:
        raise NotFound(delivery=delivery_id)
    if delivery.state != DeliveryState.DEAD:
        raise Conflict(delivery=delivery_id)
    return delivery


def _change(delivery: Delivery, state: DeliveryState) -> None:
    delivery.state, delivery.attempts, delivery.next_attempt_at = state, 0, None
    delivery.changed_at = clock.now()
    delivery.save(update_fields=["state", "attempts", "next_attempt_at", "changed_at"])


def _facts(delivery: Delivery) -> dict[str, object]:
    return {"event": delivery.event.name, "consumer": delivery.consumer}
