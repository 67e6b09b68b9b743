"""What other systems have been told of a case."""

from typing import ClassVar

from django.db import models

from hienluong.systems.cases.models.case import Case


class SyncState(models.TextChoices):
    WAITING = "waiting", "Chờ gửi"
    SENT = "sent", "Đã gửi"
    CONFIRMED = "confirmed", "Đã xác nhận"
    RETRY = "retry", "Lỗi, sẽ thử lại"
    RECONCILE = "reconcile", "Cần đối soát"


class Sync(models.Model):
    """The state of a case toward one destination. Re-sending reuses the message id."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="syncs")
    destination = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=SyncState, default=SyncState.WAITING)
    national_status = models.PositiveSmallIntegerField()
    message_id = models.UUIDField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "destination"], name="sync_once")]
