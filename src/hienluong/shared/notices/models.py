"""Messages to people, and how each reached whom."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Post
from hienluong.kernel.people.public import Party


class Notice(models.Model):
    """Something a party or the holder of a post should know. Holds codes and dates, never personal data."""

    uid = models.UUIDField(unique=True, editable=False)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    mailbox_kind = models.CharField(max_length=30, blank=True, help_text="who knows a stranger's address")
    mailbox_id = models.BigIntegerField(null=True)
    template = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    path = models.CharField(max_length=200, blank=True, help_text="where the reader goes on from here")
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(party__isnull=False, post__isnull=True, mailbox_id__isnull=True)
                | models.Q(party__isnull=True, post__isnull=False, mailbox_id__isnull=True)
                | models.Q(party__isnull=True, post__isnull=True, mailbox_id__isnull=False),
                name="notice_to_one_recipient",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["party", "id"], condition=models.Q(party__isnull=False), name="notice_of_party"
            ),
            models.Index(
                fields=["post", "id"], condition=models.Q(post__isnull=False), name="notice_of_post"
            ),
        ]


class LetterState(models.TextChoices):
    WAITING = "waiting", _("Chờ gửi")
    SENT = "sent", _("Đã gửi")
    NO_ADDRESS = "no-address", _("Không có địa chỉ")
    FAILED = "failed", _("Không gửi được")


class Letter(models.Model):
    """A notice on its way to one mailbox. The address is looked up when it is sent."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="letters")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="the holder of the post; empty when the notice is to a party",
    )
    state = models.CharField(max_length=10, choices=LetterState, default=LetterState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    reason = models.CharField(max_length=120, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["notice", "account"], name="letter_once", nulls_distinct=False),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["next_attempt_at"], condition=models.Q(state="waiting"), name="letter_to_send"
            ),
        ]
