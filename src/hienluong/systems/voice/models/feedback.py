"""What people criticise or propose: the conduct of officers, procedures, regulations."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Agency, Post


class FeedbackKind(models.TextChoices):
    """NĐ 20/2008/NĐ-CP tells conduct and regulations apart; who handles them differs."""

    CONDUCT = "conduct", _("Thái độ, hành vi của cán bộ")
    PROCEDURE = "procedure", _("Quy định, thủ tục hành chính")
    PROPOSAL = "proposal", _("Kiến nghị, sáng kiến khác")


class FeedbackState(models.TextChoices):
    RECEIVED = "received", _("Đã tiếp nhận")
    HANDLING = "handling", _("Đang xử lý")
    ASKING = "asking", _("Chờ người gửi bổ sung")
    ANSWERED = "answered", _("Đã trả lời")
    PUBLISHED = "published", _("Đã trả lời, công khai")
    CLOSED = "closed", _("Kết thúc, không xử lý")


class Feedback(models.Model):
    """One piece of feedback. Who wrote, and whom they name in words, is sealed.

    `named_posts` and `named_accounts` are those it complains about: they neither see nor handle it, whatever
    post or delegation they come by later.
    """

    uid = models.UUIDField(unique=True)
    code = models.CharField(max_length=12, unique=True)
    slug = models.CharField(max_length=120, unique=True, null=True)  # noqa: DJ001 - unique once published
    kind = models.CharField(max_length=10, choices=FeedbackKind)
    about_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", help_text="who handles it")
    named_posts = ArrayField(models.BigIntegerField(), default=list)
    named_accounts = ArrayField(models.BigIntegerField(), default=list)
    named_words = models.TextField(blank=True, help_text="whom the writer means, in words; sealed")
    procedure_code = models.CharField(max_length=20, blank=True)
    case_code = models.CharField(max_length=50, blank=True)
    title = models.TextField()
    text = models.TextField()
    name = models.TextField(help_text="sealed")
    email = models.TextField(blank=True, help_text="sealed")
    phone = models.TextField(blank=True, help_text="sealed")
    may_publish = models.BooleanField()
    may_show_name = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=FeedbackState, default=FeedbackState.RECEIVED)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    asked_for = models.TextField(blank=True, help_text="what the writer should add")
    answer = models.TextField(blank=True, help_text="as told to the writer; of what is closed the reason")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    public_title = models.TextField(blank=True)
    public_text = models.TextField(blank=True)
    public_answer = models.TextField(blank=True)
    public_name = models.CharField(max_length=120, blank=True)
    published_at = models.DateTimeField(null=True)
    score = models.SmallIntegerField(null=True, help_text="the writer's, from 1 to 5")
    rated_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["-published_at", "-id"], condition=Q(state="published"), name="feedback_published"
            ),
            models.Index(fields=["agency", "-id"], name="feedback_of_agency"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(slug__isnull=False, may_publish=True),
                name="feedback_published_by_consent",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__range=(1, 5)), name="feedback_score"
            ),
        ]


class FeedbackMove(models.Model):
    """One act on a piece of feedback."""

    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="moves")
    act = models.CharField(max_length=20)
    at = models.DateTimeField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    before = models.CharField(max_length=10, blank=True)
    after = models.CharField(max_length=10)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True, help_text="numbers in it sealed")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["feedback", "id"])]


class FeedbackFile(models.Model):
    """A file that the writer sent along."""

    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="files")
    stored_file = models.BigIntegerField()
    name = models.CharField(max_length=255)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["stored_file"], name="feedback_file_once"),
        ]
