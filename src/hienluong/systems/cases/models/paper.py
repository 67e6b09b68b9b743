"""What a case is made of on paper: files, data that stand for papers, and their state."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.systems.cases.models.case import Case


class Copy(models.TextChoices):
    """National enumeration LoaiBan."""

    ORIGINAL = "0", _("Bản chính")
    COPY = "1", _("Bản sao")
    ELECTRONIC = "2", _("Bản điện tử")


class CasePaper(models.Model):
    """One paper of a case. A new file for the same paper is a new row; the old one is superseded."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers")
    code = models.CharField(max_length=60)
    name = models.TextField()
    copy = models.CharField(max_length=1, choices=Copy, default=Copy.ELECTRONIC)
    stored_file = models.BigIntegerField(null=True, help_text="files.StoredFile, by id")
    satisfied_by = models.CharField(
        max_length=200, blank=True, help_text="the database that stands for the paper"
    )
    added_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "id"]), models.Index(fields=["stored_file"])]
