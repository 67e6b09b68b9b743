"""A hand-over: something that a post must do, by a time."""

from datetime import UTC, datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Agency, Post

FAR = datetime(9999, 1, 1, tzinfo=UTC)
"""Where items without a due time stand in the order of a list."""


class Role(models.TextChoices):
    """My part in it, in the office's own words."""

    LEAD = "lead", _("Xử lý chính")
    SUPPORT = "support", _("Phối hợp")
    INFORMED = "informed", _("Nhận để biết")
    ASSIGN = "assign", _("Chờ phân công")
    APPROVE = "approve", _("Chờ duyệt")
    SIGN = "sign", _("Chờ ký")
    ISSUE = "issue", _("Chờ phát hành")


class Urgency(models.IntegerChoices):
    """NĐ 30/2020/NĐ-CP, điều 9: shown as words on the line."""

    NORMAL = 0, _("Thường")
    URGENT = 1, _("Khẩn")
    VERY_URGENT = 2, _("Thượng khẩn")
    EXPRESS = 3, _("Hỏa tốc")


LEAST_URGENT = models.F("urgency") * -1
"""Most urgent first, in a form that one ascending index and a comparison of rows can follow."""

LEAST_URGENT_OF_ALL = models.Value(-1) * models.F("urgency")
"""The same for the list of the whole province, spelled otherwise on purpose: its index cannot be taken for the list of
one post, which PostgreSQL would then look for among everybody's items.
"""


class ItemState(models.TextChoices):
    OPEN = "open", _("Đang chờ")
    HELD = "held", _("Tạm dừng")
    DONE = "done", _("Đã xong")
    WITHDRAWN = "withdrawn", _("Đã thu hồi")


class WorkItem(models.Model):
    """One line of a post's work list. What it is about is named by kind and id, never by a foreign key."""

    subject_kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    title = models.TextField()
    why = models.CharField(max_length=200, blank=True, help_text="why it is with this post, in words")
    note = models.TextField(blank=True, help_text="what the giver wrote")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="work")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=Role)
    urgency = models.SmallIntegerField(choices=Urgency, default=Urgency.NORMAL)
    state = models.CharField(max_length=10, choices=ItemState, default=ItemState.OPEN)
    from_post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    step = models.CharField(max_length=40, blank=True)
    received_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(default=FAR, help_text="FAR when it has none")
    finished_at = models.DateTimeField(null=True)
    finished_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    finished_as = models.CharField(max_length=6, blank=True, help_text="mode, when done for another post")
    outcome = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                "post",
                LEAST_URGENT,
                "due_at",
                "id",
                condition=models.Q(state="open"),
                name="work_pressing_by_post",
            ),
            models.Index(
                "agency",
                LEAST_URGENT,
                "due_at",
                "id",
                condition=models.Q(state="open"),
                name="work_pressing_by_agency",
            ),
            models.Index(
                LEAST_URGENT_OF_ALL, "due_at", "id", condition=models.Q(state="open"), name="work_pressing"
            ),
            models.Index(
                fields=["post", "-id"], condition=models.Q(state="open"), name="work_open_by_post_new"
            ),
            models.Index(
                fields=["agency", "-id"], condition=models.Q(state="open"), name="work_open_by_agency_new"
            ),
            models.Index(fields=["post", "id"], condition=models.Q(state="held"), name="work_held_by_post"),
            models.Index(
                fields=["finished_by", "-finished_at"],
                condition=models.Q(state="done"),
                name="work_done_by",
            ),
            models.Index(fields=["subject_kind", "subject_id", "id"]),
            models.Index(fields=["due_at"], condition=models.Q(state="open"), name="work_open_by_due"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                condition=models.Q(
                    state__in=["open", "held"], role__in=["lead", "assign", "approve", "sign", "issue"]
                ),
                name="work_one_accountable",
            ),
        ]
