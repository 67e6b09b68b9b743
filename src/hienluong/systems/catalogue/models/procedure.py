"""A procedure by its national code, and the sector it belongs to."""

from django.db import models


class Sector(models.Model):
    """A field of administration (lĩnh vực), in a group of fields that people can browse."""

    name = models.CharField(max_length=200, unique=True)
    group = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120)
    """Of the group, for its address."""

    def __str__(self) -> str:
        return self.name


class Procedure(models.Model):
    """A procedure that lives on while its versions change. Never deleted: cases point at its versions."""

    code = models.CharField(max_length=12, unique=True, help_text="national code, e.g. 1.001193")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, null=True, related_name="procedures")
    withdrawn_from = models.DateField(null=True, help_text="first day on which nobody can file it")
    withdrawal_decision = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.code
