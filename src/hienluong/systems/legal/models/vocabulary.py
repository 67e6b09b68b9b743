"""Words that documents are described with: dated data with their legal basis."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Dated, DatedQuerySet
from hienluong.shared.worktime.public import LimitUnit


class Family(models.TextChoices):
    """Rules for everybody, or instructions inside the administration."""

    NORMATIVE = "normative", _("Văn bản quy phạm pháp luật")
    DIRECTIVE = "directive", _("Văn bản chỉ đạo điều hành")


class DocumentType(Dated):
    """A type of document (NĐ 30/2020/NĐ-CP, laws on issuing normative documents), for the days on which it was issued so."""

    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    abbreviation = models.CharField(
        max_length=10, blank=True, help_text="in symbols; official letters have none"
    )
    normative = models.BooleanField(default=False, help_text="whether it may hold rules for everybody")
    basis = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    objects = DatedQuerySet["DocumentType"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], nulls_distinct=False, name="legal_type_once"
            ),
        ]


class Field(models.Model):
    """What a document is about."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()


class Territory(models.Model):
    """Where a document holds: after a merger, those of a former province hold in its old territory."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    basis = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField()


class PublicationDuty(Dated):
    """Within which time documents of a family must stand on the page, and which share of them at least."""

    family = models.CharField(max_length=9, choices=Family)
    amount = models.DecimalField(max_digits=5, decimal_places=1)
    unit = models.CharField(max_length=12, choices=[(unit, unit) for unit in LimitUnit])
    target = models.PositiveSmallIntegerField(help_text="percent")
    above = models.BooleanField(help_text="the share must be above the target, not merely reach it")
    basis = models.CharField(max_length=300)

    objects = DatedQuerySet["PublicationDuty"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["family", "valid_from"], nulls_distinct=False, name="legal_duty_once"
            ),
        ]
