"""Which sessions are open, and the memory that all processes share for tries and used codes."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """How a session was opened."""

    PASSWORD = "password", _("Mật khẩu")
    TWO_FACTORS = "two_factors", _("Mật khẩu và bước xác thực thứ hai")
    PASSKEY = "passkey", _("Khóa truy cập")
    PROVIDER = "provider", _("Định danh điện tử")
    DEMO = "demo", _("Dùng thử")


class OpenSession(models.Model):
    """A session of an account, so that its owner can see and end it. The session's own data is elsewhere."""

    session_key = models.CharField(max_length=40, unique=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="open_sessions"
    )
    way = models.CharField(max_length=12, choices=Way)
    device = models.CharField(max_length=80, blank=True, help_text="browser and system in a few words")
    opened_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account", "-opened_at"])]


class SharedMemory(models.Model):
    """Django's cache as a table: limits on tries and used one-time codes hold across all processes."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "signin_memory"
