"""Working calendars as dated data."""

from typing import ClassVar

from django.db import models

from hienluong.kernel.organisation.public import Agency, Dated, DatedQuerySet
from hienluong.shared.worktime.rules import Counting


class Calendar(models.Model):
    """A named calendar: office hours, a counter's hours with Saturday mornings…"""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)


class CalendarVersion(Dated):
    """The weekly hours of a calendar for a time: [["07:30", "11:30"], …] for each weekday from Monday."""

    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="versions")
    week = models.JSONField()
    counting = models.CharField(max_length=12, default=Counting.HOURS)
    basis = models.CharField(max_length=300, blank=True)

    objects = DatedQuerySet["CalendarVersion"].as_manager()


class DayOverride(models.Model):
    """A day that differs from its weekday: off, worked, or worked for a half. Empty hours: off.

    The latest row for a day counts, so that a correction leaves the mistake on record; a withdrawn one
    counts no more, and stays to say by which calendar earlier deadlines were computed.
    """

    calendar = models.ForeignKey(
        Calendar, on_delete=models.PROTECT, null=True, related_name="overrides", help_text="empty: all"
    )
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="with the offices that act in its name; empty: all",
    )
    day = models.DateField()
    hours = models.JSONField(default=list)
    reason = models.CharField(max_length=200)
    decision = models.CharField(max_length=200, blank=True)
    verified = models.BooleanField(default=False, help_text="checked against the decision itself")
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["day"])]


class AgencyCalendar(Dated):
    """Which calendar an agency keeps; without one it keeps the standard calendar."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="+")

    objects = DatedQuerySet["AgencyCalendar"].as_manager()
