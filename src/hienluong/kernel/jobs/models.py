"""The outbox: what happened, written in the transaction in which it happened."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


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
    WAITING = "waiting", _("Chờ nhận")
    RETRY = "retry", _("Chờ thử lại")
    DONE = "done", _("Đã nhận")
    DEAD = "dead", _("Cần xem lại")
    DROPPED = "dropped", _("Đã bỏ")


OPEN_STATES = (DeliveryState.WAITING, DeliveryState.RETRY)


class Delivery(models.Model):
    """One event on its way to one consumer. Unique, so that each takes it once."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="deliveries")
    consumer = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=DeliveryState)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["event", "consumer"], name="delivery_once")]
        indexes: ClassVar = [
            models.Index(
                fields=["consumer", "event"],
                condition=models.Q(state__in=OPEN_STATES),
                name="delivery_open",
            ),
            models.Index(fields=["id"], condition=models.Q(state="dead"), name="delivery_dead"),
        ]


class ScheduleRun(models.Model):
    """When a scheduled job last began and ended, and how."""

    name = models.CharField(max_length=120, unique=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)


class WorkerBeat(models.Model):
    """A sign of life of a worker process. Gone when the worker ended in good order."""

    worker = models.CharField(max_length=120, unique=True)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()
