"""One message with its proofs and its four times."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hienluong.systems.documents.public import Document, Receiver
from hienluong.systems.exchange.models.lane import Direction, Lane
from hienluong.systems.exchange.models.stamp import LogStamp

__all__ = ["Message", "MessageState"]


class MessageState(models.TextChoices):
    """The first five are of what is sent, the rest of what is received."""

    WAITING = "waiting", _("Chờ lập gói tin")
    READY = "ready", _("Chờ gửi")
    DELIVERED = "delivered", _("Đã giao")
    DEAD = "dead", _("Cần xem lại")
    BURIED = "buried", _("Đã gửi lại hoặc bỏ")
    RECEIVED = "received", _("Đã nhận, chờ xử lý")
    HANDLED = "handled", _("Đã xử lý")
    REFUSED = "refused", _("Đã từ chối")


class Message(models.Model):
    """A packet (edXML) on its way, or a state on its way back. Neither header, content nor receipt ever changes."""

    lane = models.ForeignKey(Lane, on_delete=models.PROTECT, related_name="messages")
    direction = models.CharField(max_length=3, choices=Direction)
    number = models.PositiveBigIntegerField(null=True, help_text="in its lane; given when it is ready")
    uid = models.UUIDField()
    state = models.CharField(max_length=9, choices=MessageState)
    act = models.CharField(max_length=2, help_text="QCVN 102: business type 0–3, or the code of a state")
    about = models.CharField(max_length=200, db_index=True, help_text="DocumentId of the document")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    receiver = models.ForeignKey(Receiver, on_delete=models.PROTECT, null=True, related_name="+")
    again_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    header = models.TextField(blank=True, help_text="signed by the sending installation")
    header_sha256 = models.CharField(max_length=64, blank=True)
    receipt = models.TextField(blank=True, help_text="signed by the receiving installation")
    content = models.BinaryField(null=True, help_text="edXML; its files are inside, or beside it when large")
    parts = models.JSONField(default=list, help_text="SHA-256 and bytes of each file that travels beside it")
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0, help_text="bytes of the content")
    words = models.CharField(max_length=500, blank=True, help_text="what a state says; why it was refused")
    tries = models.PositiveSmallIntegerField(default=0, help_text="to make it ready, in vain")
    stamp = models.ForeignKey(LogStamp, on_delete=models.PROTECT, null=True, related_name="messages")
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, help_text="as the header says")
    received_at = models.DateTimeField(null=True, help_text="as the receipt says")
    handled_at = models.DateTimeField(null=True, help_text="here, or as state 01 or 02 says")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lane", "number"], name="exchange_number_once"),
            models.UniqueConstraint(fields=["direction", "uid"], name="exchange_uid_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["lane", "id"],
                condition=Q(state__in=["waiting", "ready", "received"]),
                name="exchange_open",
            ),
            models.Index(fields=["state", "id"], condition=Q(state="dead"), name="exchange_dead"),
            models.Index(fields=["document", "id"], name="exchange_of_document"),
        ]
