"""What a procedure asks and promises, from one day to another."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Dated, DatedQuerySet
from hienluong.shared.worktime.public import LimitUnit
from hienluong.systems.catalogue.models.procedure import Procedure


class Level(models.TextChoices):
    """The level of government at which a procedure is decided."""

    MINISTRY = "ministry", _("Bộ")
    PROVINCE = "province", _("Tỉnh")
    COMMUNE = "commune", _("Xã")
    OTHER = "other", _("Cơ quan khác")


class FeeKind(models.TextChoices):
    """What is known of the fee."""

    FREE = "free", _("Miễn phí")
    AMOUNTS = "amounts", _("Có mức thu")
    COUNCIL = "council", _("Hội đồng nhân dân tỉnh quy định")
    BY_TEXT = "by_text", _("Theo văn bản quy định phí")
    UNKNOWN = "unknown", _("Chưa công bố")


class ServiceLevel(models.TextChoices):
    """Scale of NĐ 42/2022/NĐ-CP."""

    FULL = "full", _("Toàn trình")
    PARTIAL = "partial", _("Một phần")
    UNKNOWN = "unknown", _("Chưa công bố")


class Route(models.TextChoices):
    """Whose system owns the status of a case: exactly one at a time."""

    LOCAL = "local", _("Hệ thống của tỉnh")
    MINISTRY = "ministry", _("Hệ thống của bộ, ngành")


class Confirmation(models.TextChoices):
    """Whether an officer compared the entry with the province's own decision."""

    UNVERIFIED = "unverified", _("Chưa đối chiếu")
    VERIFIED = "verified", _("Đã đối chiếu")


class ProcedureVersion(Dated):
    """A version with all its parts; its papers and results hang on it. What is unknown stays null or empty."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=420)
    name_cut = models.BooleanField(default=False, help_text="the source had cut the name off")
    levels = ArrayField(models.CharField(max_length=10, choices=Level), default=list)
    limit_amount = models.DecimalField(max_digits=5, decimal_places=1, null=True, help_text="0: same day")
    limit_unit = models.CharField(max_length=12, blank=True, choices=[(unit, unit) for unit in LimitUnit])
    limit_text = models.CharField(max_length=300, blank=True, help_text="as published")
    cutoff = models.TimeField(null=True, help_text="received later: counts from the next working day")
    fee_kind = models.CharField(max_length=8, choices=FeeKind, default=FeeKind.UNKNOWN)
    fee_amounts = models.JSONField(default=list, help_text='[{"channel": "online", "dong": 8000}]')
    fee_text = models.CharField(max_length=300, blank=True, help_text="as published")
    service_level = models.CharField(max_length=8, choices=ServiceLevel, default=ServiceLevel.UNKNOWN)
    old_level = models.PositiveSmallIntegerField(
        null=True, help_text="scale of 1 to 4 used before NĐ 42/2022"
    )
    online = models.BooleanField(null=True, help_text="whether the source shows an online channel")
    route = models.CharField(max_length=8, choices=Route, default=Route.LOCAL)
    decision = models.CharField(max_length=120, blank=True, help_text="decision that published it")
    source = models.CharField(max_length=400, blank=True)
    state = models.CharField(max_length=10, choices=Confirmation, default=Confirmation.UNVERIFIED)
    digest = models.CharField(
        max_length=64, help_text="SHA-256 of the content; equal content is no new version"
    )
    published_at = models.DateTimeField()

    objects = DatedQuerySet["ProcedureVersion"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["procedure", "number"], name="procedure_version_numbered"),
            models.UniqueConstraint(
                fields=["procedure"], condition=Q(valid_to__isnull=True), name="procedure_version_one_open"
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=models.F("valid_from")),
                name="procedure_version_dates_in_order",
            ),
            models.CheckConstraint(
                condition=Q(limit_amount__isnull=True, limit_unit="")
                | Q(limit_amount__isnull=False) & ~Q(limit_unit=""),
                name="procedure_version_limit_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure.code} v{self.number}"

    @property
    def code(self) -> str:
        """The national code of its procedure."""
        return self.procedure.code

    @property
    def shown_name(self) -> str:
        """The name, honest about a source that had cut it off."""
        return f"{self.name}…" if self.name_cut else self.name
