"""Drafts on which everybody may comment, the comments, and what became of each group of them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Agency, Post


class ConsultationState(models.TextChoices):
    DRAFT = "draft", _("Đang chuẩn bị")
    OPEN = "open", _("Đang lấy ý kiến")
    CLOSED = "closed", _("Hết hạn, đang tổng hợp")
    SUMMARISED = "summarised", _("Đã tổng hợp, giải trình")


class Consultation(models.Model):
    """A draft document open for comment until a minute. What is public of it is in `slug`'s page from its opening on."""

    code = models.CharField(max_length=12, unique=True)
    slug = models.CharField(max_length=120, unique=True, null=True)  # noqa: DJ001 - unique once opened
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    title = models.TextField()
    purpose = models.TextField(help_text="why the document is needed, what it changes")
    contact = models.CharField(max_length=300, help_text="who explains the draft; public")
    state = models.CharField(max_length=10, choices=ConsultationState, default=ConsultationState.DRAFT)
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    drafted_post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    opens_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(help_text="the last minute in which comments are taken")
    minimum_basis = models.CharField(
        max_length=300, blank=True, help_text="by which rule the period was checked"
    )
    summary = models.TextField(blank=True)
    summarised_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["closes_at"], condition=Q(state="open"), name="consultation_open"),
            models.Index(fields=["agency", "-id"], name="consultation_of_agency"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(slug__isnull=False, opens_at__isnull=False),
                name="consultation_opened_has_address",
            ),
        ]


class ConsultationSection(models.Model):
    """A part of the draft that can be commented by itself: an article, mostly."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="sections")
    number = models.PositiveSmallIntegerField()
    heading = models.TextField()
    text = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consultation", "number"], name="consultation_section_once"),
        ]


class ConsultationFile(models.Model):
    """A file of the draft, public from its opening on."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="files")
    number = models.PositiveSmallIntegerField()
    stored_file = models.BigIntegerField()
    name = models.CharField(max_length=255)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consultation", "number"], name="consultation_file_once"),
        ]


class Treatment(models.TextChoices):
    """What became of a group of comments."""

    ACCEPTED = "accepted", _("Tiếp thu")
    PARTLY = "partly", _("Tiếp thu một phần")
    EXPLAINED = "explained", _("Giải trình, giữ như dự thảo")


class CommentGroup(models.Model):
    """Comments that say the same, and the agency's answer to them."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="groups")
    number = models.PositiveSmallIntegerField()
    title = models.TextField()
    treatment = models.CharField(max_length=10, choices=Treatment)
    explanation = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["consultation", "number"], name="comment_group_once"),
        ]


class CommentState(models.TextChoices):
    WAITING = "waiting", _("Chờ duyệt")
    SHOWN = "shown", _("Đã đăng")
    HIDDEN = "hidden", _("Không đăng")


class Comment(models.Model):
    """What somebody says of the draft, or of one section. Who says it is sealed."""

    uid = models.UUIDField(unique=True)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="comments")
    section = models.ForeignKey(
        ConsultationSection, on_delete=models.PROTECT, null=True, related_name="comments"
    )
    name = models.TextField(help_text="sealed")
    email = models.TextField(blank=True, help_text="sealed")
    phone = models.TextField(blank=True, help_text="sealed")
    organisation = models.CharField(max_length=200, blank=True)
    text = models.TextField(help_text="numbers sealed")
    may_show_name = models.BooleanField(default=False)
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=CommentState, default=CommentState.WAITING)
    public_text = models.TextField(blank=True)
    public_name = models.CharField(max_length=120, blank=True)
    why_hidden = models.TextField(blank=True)
    group = models.ForeignKey(CommentGroup, on_delete=models.PROTECT, null=True, related_name="comments")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["consultation", "state", "id"])]
