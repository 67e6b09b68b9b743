"""What sites had and lacked, from when to when; and the last score of each."""

from typing import ClassVar

from django.db import models

from hienluong.systems.portal.models.site import AgencySite
from hienluong.systems.portal.rules.compliance import Score, Verdict

__all__ = ["CriterionState", "SiteScore"]


class CriterionState(models.Model):
    """The verdict on one criterion of a site for a time; the open row is how it stands since the last change."""

    site = models.ForeignKey(AgencySite, on_delete=models.CASCADE, related_name="criterion_states")
    criterion = models.CharField(max_length=40)
    verdict = models.CharField(max_length=14, choices=Verdict)
    since = models.DateField()
    since_is_known = models.BooleanField(
        help_text="false in the first row of a criterion: it may have been so before anybody looked"
    )
    until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["site", "criterion"],
                condition=models.Q(until__isnull=True),
                name="criterion_one_open",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["site", "-until"], name="criterion_past_of_site")]


class SiteScore(models.Model):
    """How many criteria a site met when it was last looked at, by which checklist."""

    site = models.OneToOneField(AgencySite, on_delete=models.CASCADE, related_name="score")
    checklist = models.CharField(max_length=40)
    met = models.PositiveSmallIntegerField()
    judged = models.PositiveSmallIntegerField()
    checked_at = models.DateTimeField()

    @property
    def percent(self) -> int | None:
        """See `rules.compliance.Score`."""
        return Score(self.met, self.judged).percent
