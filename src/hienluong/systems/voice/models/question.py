"""Questions that anybody asks an agency."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Agency, Post


class QuestionState(models.TextChoices):
    RECEIVED = "received", _("Đã tiếp nhận")
    REVIEW = "review", _("Chờ duyệt trả lời")
    PUBLISHED = "published", _("Đã trả lời, công khai")
    ANSWERED = "answered", _("Đã trả lời riêng")
    DECLINED = "declined", _("Không trả lời")


class Question(models.Model):
    """A question, its draft and its answer. Who asked is sealed; numbers inside the words are sealed too.

    `uid` comes with the form and makes a second sending of it the same question.
    """

    uid = models.UUIDField(unique=True)
    code = models.CharField(max_length=12, unique=True, help_text="by which the asker follows it")
    slug = models.CharField(max_length=120, unique=True, null=True, help_text="address once published")  # noqa: DJ001
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", help_text="whose answer is waited for"
    )
    asked_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=20)
    title = models.TextField()
    text = models.TextField()
    name = models.TextField(help_text="sealed")
    email = models.TextField(blank=True, help_text="sealed")
    phone = models.TextField(blank=True, help_text="sealed")
    may_publish = models.BooleanField(help_text="the asker agreed to publication")
    may_show_name = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=QuestionState, default=QuestionState.RECEIVED)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    draft = models.TextField(blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    drafted_post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.TextField(blank=True, help_text="as approved; of a declined question the reason")
    answered_at = models.DateTimeField(null=True)
    public_title = models.TextField(blank=True)
    public_text = models.TextField(blank=True, help_text="the question as published, masked")
    public_name = models.CharField(max_length=120, blank=True, help_text="empty unless the asker agreed")
    published_at = models.DateTimeField(null=True)
    search_key = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["-published_at", "-id"], condition=Q(state="published"), name="question_published"
            ),
            models.Index(
                fields=["agency", "-published_at", "-id"],
                condition=Q(state="published"),
                name="question_published_by_agency",
            ),
            models.Index(fields=["agency", "-id"], name="question_of_agency"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(slug__isnull=False, may_publish=True),
                name="question_published_by_consent",
            ),
        ]


class QuestionMove(models.Model):
    """One act on a question: the list of them is its history."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="moves")
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
    note = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["question", "id"])]
