"""The legal clock of a subject: one place where lateness is computed for everything."""

from typing import ClassVar

from django.db import models

RUNS = models.Q(stopped_at__isnull=True, paused_at__isnull=True)
UNTOLD_SOON = models.Q(soon_told_at__isnull=True)
UNTOLD_LATE = models.Q(overdue_told_at__isnull=True)


class Clock(models.Model):
    """When something must be done, in working time, and how often it stood still.

    Statistics are judged by `first_due_at`; an apology letter moves only `due_at`.
    """

    subject_kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    calendar_agency = models.BigIntegerField(help_text="whose working calendar counts")
    calendar_version = models.CharField(max_length=80)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    first_due_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True)
    remaining_minutes = models.IntegerField(null=True, help_text="working minutes left when it was paused")
    stopped_at = models.DateTimeField(null=True)
    soon_at = models.DateTimeField(null=True, help_text="from when on it is due soon, by the rule of its day")
    promise = models.SmallIntegerField(default=1, help_text="how often a due time was promised")
    soon_told_at = models.DateTimeField(null=True, help_text="when this promise was told to be due soon")
    overdue_told_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["soon_at"], condition=RUNS & UNTOLD_SOON, name="clock_untold_soon"),
            models.Index(fields=["due_at"], condition=RUNS & UNTOLD_LATE, name="clock_untold_overdue"),
            models.Index(fields=["due_at"], condition=RUNS & ~UNTOLD_LATE, name="clock_overdue_running"),
            models.Index(
                fields=["calendar_agency", "due_at"],
                condition=models.Q(stopped_at__isnull=True),
                name="clock_open_by_agency",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id"], name="clock_once"),
        ]


class Pause(models.Model):
    """An interval in which a clock stood still, and by which document."""

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="pauses")
    reason = models.CharField(max_length=60)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["clock"], condition=models.Q(until_at__isnull=True), name="pause_one_open"
            ),
        ]
