"""The last number of each series: one row, one lock."""

from typing import ClassVar

from django.db import models


class Series(models.Model):
    """A run of numbers (a book of a year, an agency's cases of a day) and the last one given out."""

    key = models.CharField(max_length=160, unique=True)
    last = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(last__gte=1), name="series_counts_from_one"),
        ]
