"""What the law asks of answers and consultations, as dated data."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Dated, DatedQuerySet
from hienluong.shared.worktime.public import LimitUnit, TimeLimit


class Matter(models.TextChoices):
    """What a rule is about."""

    QUESTION = "question", _("Trả lời câu hỏi")
    FEEDBACK = "feedback", _("Xử lý phản ánh, kiến nghị")
    CONSULTATION = "consultation", _("Thời gian lấy ý kiến tối thiểu")
    SUMMARY = "summary", _("Tổng hợp, giải trình ý kiến")


class VoiceRule(Dated):
    """How long something may take (of a consultation: must at least last), who receives it, who reviews."""

    matter = models.CharField(max_length=12, choices=Matter)
    amount = models.DecimalField(max_digits=5, decimal_places=1)
    unit = models.CharField(max_length=12)
    receivers = models.JSONField(default=list, help_text="kinds of post, the first that is found receives")
    reviewers = models.JSONField(default=list, help_text="kinds of post, the first that is found reviews")
    top_agency = models.CharField(
        max_length=40,
        blank=True,
        help_text="identifier of who handles what is about those with nobody above them",
    )
    basis = models.CharField(max_length=300)
    verified = models.BooleanField(default=False, help_text="compared with the wording of the law")

    objects = DatedQuerySet["VoiceRule"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["matter"])]

    @property
    def limit(self) -> TimeLimit:
        """The limit as `worktime` counts it."""
        return TimeLimit(Decimal(self.amount), LimitUnit(self.unit))
