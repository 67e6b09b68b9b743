"""What other systems have been told of a case."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.systems.cases.models.case import Case


class SyncState(models.TextChoices):
    WAITING = "waiting", _("Chờ gửi")
    SENT = "sent", _("Đã gửi")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    RETRY = "retry", _("Lỗi, sẽ thử lại")
    RECONCILE = "reconcile", _("Cần đối soát")


class Sync(models.Model):
    """The state of a case toward one destination. Re-sending reuses the message id."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="syncs")
    destination = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=SyncState, default=SyncState.WAITING)
    national_status = models.PositiveSmallIntegerField()
    message_id = models.UUIDField()
    changed_at = models.DateTimeField(help_text="when the case came to this status")
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "destination"], name="sync_once")]
        indexes: ClassVar = [
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(state__in=["waiting", "retry"]),
                name="sync_due",
            ),
        ]
