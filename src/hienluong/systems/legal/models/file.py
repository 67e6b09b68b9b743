"""The files of a document, and what their pages say."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.shared.files.public import StoredFile
from hienluong.systems.legal.models.document import Document


class Reading(models.TextChoices):
    """How far the text of a file was read."""

    WAITING = "waiting", _("Đang đọc nội dung")
    DONE = "done", _("Đã đọc")
    EMPTY = "empty", _("Bản quét, không có chữ để đọc")
    LOCKED = "locked", _("Tệp đặt mật khẩu, không đọc được")
    FAILED = "failed", _("Không đọc được nội dung")


class DocumentFile(models.Model):
    """A file as published: the whole text first, annexes after it."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField()
    added_at = models.DateTimeField()
    reading = models.CharField(max_length=7, choices=Reading, default=Reading.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveIntegerField(null=True)
    text = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "position"], name="legal_file_in_order"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["id"], condition=models.Q(reading="waiting"), name="legal_file_waiting"),
        ]
