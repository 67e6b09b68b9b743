"""What a draft says in each version, what others think of it, who initialled and signed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Post
from hienluong.shared.files.public import StoredFile
from hienluong.systems.documents.models.document import Document

__all__ = ["Endorsement", "EndorsementKind", "Opinion", "Version", "View"]


class Version(models.Model):
    """A draft as it was saved once; nothing of it is overwritten (NĐ 30/2020/NĐ-CP, Phụ lục VI, phần I)."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    blocks = models.JSONField(help_text="the body: see rules.blocks")
    source = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="the DOCX it was read from",
    )
    note = models.CharField(max_length=300, blank=True)
    name = models.CharField(max_length=120)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="documents_version_once"),
        ]


class View(models.TextChoices):
    AGREE = "agree", _("Đồng ý")
    CHANGE = "change", _("Đề nghị sửa")
    DISAGREE = "disagree", _("Không đồng ý")


class Opinion(models.Model):
    """What one post was asked about a version and what it answered."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="opinions")
    asked_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=500, blank=True)
    due_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField()
    view = models.CharField(max_length=8, choices=View, blank=True)
    text = models.TextField(blank=True)
    name = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "post"], name="documents_asked_once"),
            models.CheckConstraint(
                condition=Q(view="") | Q(answered_at__isnull=False), name="documents_view_has_its_time"
            ),
        ]


class EndorsementKind(models.TextChoices):
    INITIAL = "initial", _("Ký nháy")
    SIGN = "sign", _("Ký")
    SEAL = "seal", _("Ký số cơ quan")


class Endorsement(models.Model):
    """That somebody stands behind a version: initialled, signed or sealed it, as whom."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="endorsements")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=7, choices=EndorsementKind)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    name = models.CharField(max_length=120)
    mode = models.CharField(max_length=6, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
