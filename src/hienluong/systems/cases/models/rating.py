"""What the citizen thinks of the service."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from hienluong.systems.cases.models.case import Case


class Rating(models.Model):
    """Given once, by the citizen only; who handled the case sees totals, never the row."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="rating")
    score = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    complaint = models.BooleanField(default=False, help_text="asked to be called back about it")
    comment = models.TextField(blank=True)
    at = models.DateTimeField()
