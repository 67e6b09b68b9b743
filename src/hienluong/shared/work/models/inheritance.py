"""That a matter lost the agency it was with, and which one carries it on."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from hienluong.kernel.organisation.public import Agency


class Inheritance(models.Model):
    """One matter of one ended agency. Without an heir it still waits: for the worker, or for somebody's decision."""

    subject_kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    ended = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    heir = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="empty when succession or competence left no choice",
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id", "ended"], name="inheritance_once"),
        ]
