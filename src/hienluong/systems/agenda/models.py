"""Weeks of an agency, their versions, the lines of each version; rooms and cars; secret addresses of feeds."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Agency, Post

__all__ = ["Feed", "Line", "Resource", "ResourceKind", "Session", "Version", "VersionState", "Week"]


class Session(models.TextChoices):
    MORNING = "am", _("Sáng")
    AFTERNOON = "pm", _("Chiều")


class VersionState(models.TextChoices):
    DRAFT = "draft", _("Đang soạn")
    SUBMITTED = "submitted", _("Chờ duyệt")
    PUBLISHED = "published", _("Đã công bố")


class ResourceKind(models.TextChoices):
    ROOM = "room", _("Phòng họp")
    CAR = "car", _("Xe")


class Resource(models.Model):
    """What two pieces of work cannot use at once."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=4, choices=ResourceKind)
    name = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "kind", "name"], condition=Q(ended_at=None), name="agenda_resource_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Week(models.Model):
    """One week of one agency."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    monday = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "monday"], name="agenda_week_once"),
            models.CheckConstraint(condition=Q(monday__iso_week_day=1), name="agenda_week_begins_on_monday"),
        ]


class Version(models.Model):
    """A whole week as it was written once. Published ones never change: adjusting makes the next number."""

    week = models.ForeignKey(Week, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(help_text="1 is the first; n is adjustment n - 1")
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    returned_why = models.CharField(max_length=500, blank=True)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["week", "number"], name="agenda_version_once"),
            models.UniqueConstraint(
                fields=["week"], condition=~Q(state="published"), name="agenda_one_version_in_work"
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="agenda_published_has_its_time",
            ),
        ]

    @property
    def adjustment(self) -> int:
        """The n of "Điều chỉnh lần n"; 0 for the first version."""
        return self.number - 1


class Line(models.Model):
    """One piece of work. `key` stays the same from version to version, so that changes can be told."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="lines")
    key = models.UUIDField()
    day = models.DateField()
    session = models.CharField(max_length=2, choices=Session)
    starts = models.TimeField(null=True)
    ends = models.TimeField(null=True)
    content = models.TextField()
    place = models.CharField(max_length=300, blank=True)
    room = models.ForeignKey(Resource, on_delete=models.PROTECT, null=True, related_name="+")
    car = models.ForeignKey(Resource, on_delete=models.PROTECT, null=True, related_name="+")
    chair = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    attending = models.ManyToManyField(Post, related_name="+")
    others = models.CharField(max_length=300, blank=True, help_text="who else takes part, in words")
    prepares = models.CharField(max_length=300, blank=True, help_text="who prepares the papers")
    is_public = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "key"], name="agenda_line_once"),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(starts__isnull=False, ends__gt=models.F("starts")),
                name="agenda_line_times_in_order",
            ),
        ]


class Feed(models.Model):
    """The secret address under which an officer's own calendar can be subscribed to. Only its digest is kept."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
