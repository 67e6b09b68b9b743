"""To whom a document goes, by which way, and what became of it there."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Agency
from hienluong.systems.documents.models.document import Document

__all__ = ["Receiver", "Way"]


class Way(models.TextChoices):
    HOUSE = "house", _("Trong hệ thống")
    EXCHANGE = "exchange", _("Trục liên thông")
    MAIL = "mail", _("Thư điện tử công vụ")
    PAPER = "paper", _("Bản giấy")


class There(models.TextChoices):
    """What a receiver in another installation says of the document (QCVN 102:2016/BTTTT)."""

    ARRIVED = "01", _("đã đến")
    REFUSED = "02", _("từ chối tiếp nhận")
    REGISTERED = "03", _("đã tiếp nhận")
    ASSIGNED = "04", _("đã phân công")
    WORKING = "05", _("đang xử lý")
    FINISHED = "06", _("đã hoàn thành")
    AGREED = "15", _("đồng ý thu hồi, cập nhật")
    DECLINED = "16", _("không đồng ý thu hồi, cập nhật")


class Receiver(models.Model):
    """One place the document goes to. Agencies of this installation are named by their row, others by identifier."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="receivers")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=300)
    identifier = models.CharField(max_length=40, blank=True)
    way = models.CharField(max_length=8, choices=Way)
    position = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(null=True)
    arrived = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, related_name="+", help_text="as the receiver has it"
    )

    code_there = models.CharField(
        max_length=2, blank=True, choices=There, help_text="as another installation says"
    )
    words_there = models.CharField(max_length=500, blank=True)
    heard_at = models.DateTimeField(null=True, help_text="when that became so there")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document", "agency"],
                condition=Q(agency__isnull=False),
                name="documents_receiver_once",
            ),
            models.UniqueConstraint(fields=["document", "position"], name="documents_receiver_place_once"),
        ]
