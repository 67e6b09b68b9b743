"""When a deadline is pressing and who hears of it: dated rules, and what was told already."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Dated, DatedQuerySet
from hienluong.shared.work.models.clock import Clock


class Stage(models.TextChoices):
    DUE_SOON = "due_soon", _("Sắp đến hạn")
    OVERDUE = "overdue", _("Quá hạn")


class Hearer(models.TextChoices):
    """Who hears of it: whoever has the work, or a head in the agency or in the body it acts for."""

    HOLDER = "holder", _("Người đang giữ việc")
    AGENCY = "agency", _("Người đứng đầu đơn vị")
    BODY = "body", _("Người đứng đầu cơ quan")


class ThresholdRule(Dated):
    """From when on a deadline counts as due soon."""

    soon_share = models.FloatField(help_text="share of the whole working time that is left")
    soon_minutes = models.IntegerField(help_text="working minutes left, for what takes longer than they do")
    plenty_share = models.FloatField(help_text="above this share there is plenty of time")
    basis = models.CharField(max_length=300)

    objects = DatedQuerySet["ThresholdRule"].as_manager()


class EscalationRule(Dated):
    """One rung of the ladder: who hears how many working minutes after a deadline reached a stage."""

    stage = models.CharField(max_length=10, choices=Stage)
    after_minutes = models.IntegerField(default=0, help_text="working minutes after the stage began")
    hearer = models.CharField(max_length=8, choices=Hearer)
    post_kinds = models.JSONField(default=list, blank=True, help_text="kinds of head, the first found hears")
    basis = models.CharField(max_length=300)

    objects = DatedQuerySet["EscalationRule"].as_manager()


class Escalation(models.Model):
    """That a rung was climbed for one promise of a clock; the constraint makes it happen once."""

    clock = models.ForeignKey(Clock, on_delete=models.PROTECT, related_name="escalations")
    rule = models.ForeignKey(EscalationRule, on_delete=models.PROTECT, related_name="+")
    promise = models.SmallIntegerField()
    at = models.DateTimeField()
    posts = models.JSONField(default=list, help_text="who was told")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["clock", "promise", "rule"], name="escalated_once"),
        ]
