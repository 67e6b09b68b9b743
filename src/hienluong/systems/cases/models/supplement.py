"""A request to complete a case: one, complete, in writing."""

from typing import ClassVar

from django.db import models

from hienluong.kernel.organisation.public import Post
from hienluong.systems.cases.models.case import Case


class SupplementRequest(models.Model):
    """Everything missing, told at once. A second one needs a basis and who approved it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="supplements")
    round = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=40)
    items = models.JSONField(help_text="[{paper, what, reason}]")
    reason = models.TextField()
    contact_name = models.CharField(max_length=100)
    contact_phone = models.CharField(max_length=40, blank=True)
    basis = models.TextField(blank=True, help_text="why more than one round; required from the second on")
    asked_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "round"], name="supplement_round_once"),
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(answered_at__isnull=True), name="supplement_one_open"
            ),
        ]
