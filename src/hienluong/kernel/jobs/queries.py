"""How the outbox stands, and its dead letters."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min, QuerySet

from hienluong.base.errors import NotFound
from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.actions.replay import RIGHT
from hienluong.kernel.jobs.models import (
    OPEN_STATES,
    Delivery,
    DeliveryState,
    Event,
    ScheduleRun,
    WorkerBeat,
)

__all__ = ["OutboxHealth", "consumers_with_work", "dead_letter", "dead_letters", "outbox_health"]


@dataclass(frozen=True, slots=True)
class OutboxHealth:
    """What `hienluong check` needs to know of the worker."""

    last_beat: datetime | None
    waiting_since: datetime | None
    """When the oldest event happened that no worker has looked at yet."""
    open_deliveries: int
    dead: int
    failing_schedules: tuple[str, ...]


def outbox_health() -> OutboxHealth:
    """The state of the worker and its queues, from the database alone."""
    return OutboxHealth(
        last_beat=WorkerBeat.objects.aggregate(last=Max("beat_at"))["last"],
        waiting_since=Event.objects.filter(dispatched_at=None).aggregate(first=Min("at"))["first"],
        open_deliveries=Delivery.objects.filter(state__in=OPEN_STATES).count(),
        dead=Delivery.objects.filter(state=DeliveryState.DEAD).count(),
        failing_schedules=tuple(ScheduleRun.objects.exclude(error="").values_list("name", flat=True)),
    )


def consumers_with_work() -> list[str]:
    """The consumers for which some delivery is open."""
    open_ones = Delivery.objects.filter(state__in=OPEN_STATES)
    return sorted(open_ones.values_list("consumer", flat=True).distinct())


def dead_letters(actor: Actor, *, before: int | None = None, limit: int = 50) -> QuerySet[Delivery]:
    """Deliveries that nobody tries any more, newest first, with their events. Raises NotAllowed."""
    actor.require(RIGHT)
    dead = Delivery.objects.filter(state=DeliveryState.DEAD).select_related("event").order_by("-id")
    return (dead if before is None else dead.filter(pk__lt=before))[:limit]


def dead_letter(actor: Actor, delivery_id: int) -> Delivery:
    """One dead letter with its event. Raises NotAllowed, NotFound."""
    actor.require(RIGHT)
    found = Delivery.objects.filter(state=DeliveryState.DEAD, pk=delivery_id).select_related("event").first()
    if found is None:
        raise NotFound(delivery=delivery_id)
    return found
