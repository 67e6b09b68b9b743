"""Counters of sites. Of a reader nothing is kept but a digest that means nothing once its day is over."""

from typing import ClassVar

from django.db import models

__all__ = ["DaySalt", "DayVisitor", "PageVisits", "SiteCount"]


class PageVisits(models.Model):
    """How often a page was read on a day."""

    site = models.CharField(max_length=80)
    day = models.DateField()
    path = models.CharField(max_length=300)
    times = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "day", "path"], name="visits_page_once"),
        ]


class DayVisitor(models.Model):
    """A reader of today: a keyed digest of address and browser. Deleted when the day is over."""

    site = models.CharField(max_length=80)
    day = models.DateField()
    visitor = models.BinaryField(max_length=16)
    seen_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "day", "visitor"], name="visits_visitor_once"),
        ]


class DaySalt(models.Model):
    """The key of a day's digests. Thrown away with its day: then nobody can tell whom a digest meant."""

    day = models.DateField(primary_key=True)
    salt = models.BinaryField(max_length=32)


class SiteCount(models.Model):
    """The running total of a site: readers of all days."""

    site = models.CharField(max_length=80, primary_key=True)
    total = models.PositiveBigIntegerField(default=0)
