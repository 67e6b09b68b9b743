"""Whom the provider knows, which sessions it gave clients, and which clients must still hear of a sign-out."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Holder(AbstractBaseUser):
    """A person with an electronic identity. Signs in by the personal number."""

    subject = models.UUIDField(unique=True, editable=False)
    number = models.CharField(max_length=12, unique=True)
    full_name = models.CharField(max_length=100)
    birth_date = models.DateField()
    sex = models.CharField(max_length=4)
    address = models.CharField(max_length=200)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[BaseUserManager["Holder"]] = BaseUserManager()  # type: ignore[assignment]

    USERNAME_FIELD = "number"
    EMAIL_FIELD = "email"


class Visit(models.Model):
    """A session here that opened one at a client. Its `sid` is what a logout token names."""

    sid = models.UUIDField(unique=True)
    holder = models.ForeignKey(Holder, on_delete=models.CASCADE, related_name="visits")
    client = models.CharField(max_length=100)
    session_key = models.CharField(max_length=40)
    code_digest = models.BinaryField(max_length=32, unique=True)
    began_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Visit"]] = models.Manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["session_key"]), models.Index(fields=["began_at"])]


class LeaveState(models.TextChoices):
    WAITING = "waiting", _("Chờ gửi")
    TOLD = "told", _("Đã báo")
    GIVEN_UP = "given_up", _("Không báo được")


class LeaveNotice(models.Model):
    """That a client must be told of a sign-out, until it has heard or the session there is over anyway."""

    client = models.CharField(max_length=100)
    address = models.URLField(max_length=500)
    subject = models.CharField(max_length=60)
    sid = models.CharField(max_length=60)
    state = models.CharField(max_length=8, choices=LeaveState, default=LeaveState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()

    objects: ClassVar[models.Manager["LeaveNotice"]] = models.Manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["next_attempt_at"], condition=models.Q(state="waiting"), name="leave_waiting"
            ),
        ]
