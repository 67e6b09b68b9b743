"""What a leader said about a document, and the tasks that came of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Agency, Post
from hienluong.systems.documents.models.document import Document

__all__ = ["Direction", "Part", "Task", "TaskNote", "TaskState"]


class Direction(models.Model):
    """Bút phê: words of whoever directs, kept as they were (NĐ 30/2020/NĐ-CP, điều 23)."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="directions")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    mode = models.CharField(max_length=6, blank=True, help_text="KT., TL., TUQ. when done for another post")
    text = models.TextField(blank=True)
    at = models.DateTimeField()


class Part(models.TextChoices):
    LEAD = "lead", _("Xử lý chính")
    SUPPORT = "support", _("Phối hợp")
    INFORMED = "informed", _("Nhận để biết")


class TaskState(models.TextChoices):
    OPEN = "open", _("Đang thực hiện")
    DONE = "done", _("Đã hoàn thành")
    RETURNED = "returned", _("Đã trả lại người giao")
    WITHDRAWN = "withdrawn", _("Đã thu lại")


class Task(models.Model):
    """Something one post was told to do, by whom, by when; a part of it may be passed on as a task of its own."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="tasks")
    direction = models.ForeignKey(Direction, on_delete=models.PROTECT, null=True, related_name="tasks")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=8, choices=Part)
    content = models.TextField()
    state = models.CharField(max_length=9, choices=TaskState, default=TaskState.OPEN)
    due_at = models.DateTimeField(null=True)
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["post", "state", "due_at"], name="documents_tasks_of_post"),
            models.Index(fields=["giver", "state", "due_at"], name="documents_tasks_given"),
            models.Index(fields=["agency", "state", "due_at"], name="documents_tasks_of_agency"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["direction"], condition=Q(part="lead"), name="documents_one_lead_of_a_direction"
            ),
        ]


class TaskNote(models.Model):
    """A word on how a task goes."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="notes")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    name = models.CharField(max_length=120)
    text = models.TextField()
    at = models.DateTimeField()
