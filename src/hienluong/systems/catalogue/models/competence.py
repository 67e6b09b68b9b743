"""Who decides: procedure × level × date."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Dated, DatedQuerySet
from hienluong.systems.catalogue.models.procedure import Procedure
from hienluong.systems.catalogue.models.version import Level


class DeciderKind(models.TextChoices):
    """Kinds of body that decide; the last six do not belong to the province's people's committees."""

    COMMUNE_COMMITTEE = "commune_committee", _("Ủy ban nhân dân xã, phường, đặc khu")
    DEPARTMENT = "department", _("Sở, ban, ngành")
    PROVINCE_COMMITTEE = "province_committee", _("Ủy ban nhân dân tỉnh")
    PROVINCE_COUNCIL = "province_council", _("Hội đồng nhân dân tỉnh")
    LAND_OFFICE = "land_office", _("Văn phòng đăng ký đất đai")
    COMMUNE_POLICE = "commune_police", _("Công an xã, phường")
    PROVINCE_POLICE = "province_police", _("Công an tỉnh")
    COMMUNE_MILITARY = "commune_military", _("Ban Chỉ huy quân sự xã, phường")
    PROVINCE_MILITARY = "province_military", _("Bộ Chỉ huy quân sự tỉnh")
    SOCIAL_INSURANCE = "social_insurance", _("Bảo hiểm xã hội")
    MINISTRY = "ministry", _("Bộ, cơ quan trung ương")


class Competence(Dated):
    """That at a level, from one day to another, a kind of body decides a procedure."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="competences")
    level = models.CharField(max_length=10, choices=Level)
    decider = models.CharField(max_length=20, choices=DeciderKind)
    department = models.CharField(max_length=30, blank=True, help_text="abbreviation of the department")
    two_level = models.BooleanField(default=False, help_text="the department prepares, the province decides")
    inferred = models.BooleanField(
        default=True, help_text="concluded from the sector, not read in a decision"
    )
    basis = models.CharField(max_length=200, blank=True)

    objects = DatedQuerySet["Competence"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["procedure", "level", "valid_from"], name="competence_once"),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="competence_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.level}: {self.decider}"
