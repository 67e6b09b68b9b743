"""The outbox: what happened, written in the transaction in which it happened."""

from typing import ClassVar

from django.db import models


class Event(models.Model):
    """Something that happened. Stays until every consumer has taken it, then as history."""

    uid = models.UUIDField(unique=True, editable=False)
    name = models.CharField(max_length=80)
    payload = models.JSONField()
    at = models.DateTimeField()
    dispatched_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["id"], condition=models.Q(dispatched_at__isnull=True), name="event_waiting"),
        ]


class DeliveryState(models.TextChoices):
    DONE = "done", "Đã nhận"
    RETRY = "retry", "Chờ thử lại"
    DEAD = "dead", "Cần xem lại"


class Delivery(models.Model):
    """That a consumer has taken an event, or failed to. Unique, so that each takes it once."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="deliveries")
    consumer = models.CharField(max_length=120)
    state = models.CharField(max_length=6, choices=DeliveryState)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["event", "consumer"], name="delivery_once")]
        indexes: ClassVar = [
            models.Index(
                fields=["next_attempt_at"], condition=models.Q(state="retry"), name="delivery_to_retry"
            ),
        ]
