"""The order between two agencies."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.systems.exchange.models.peer import Peer

__all__ = ["Direction", "Kind", "Lane"]


class Direction(models.TextChoices):
    OUT = "out", _("Gửi")
    IN = "in", _("Nhận")


class Kind(models.TextChoices):
    DOCUMENT = "document", _("Văn bản")
    STATUS = "status", _("Trạng thái xử lý")


class Lane(models.Model):
    """From one agency to one other, documents and states apart: neither waits for the other, nor for other agencies.

    Messages of a lane are numbered from 1 without a gap; each header names the digest of the one before it.
    """

    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="lanes")
    direction = models.CharField(max_length=3, choices=Direction)
    kind = models.CharField(max_length=8, choices=Kind)
    sender = models.CharField(max_length=40)
    receiver = models.CharField(max_length=40)
    number = models.PositiveBigIntegerField(default=0, help_text="of the last message")
    chain = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the last header")
    held = models.CharField(
        max_length=300, blank=True, help_text="why nothing is sent here until an operator looked"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["peer", "direction", "kind", "sender", "receiver"], name="exchange_lane_once"
            ),
        ]
