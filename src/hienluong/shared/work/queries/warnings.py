"""The rules of warning in force on a day."""

from datetime import date

from django.db.models import Q

from hienluong.base.fresh import fresh
from hienluong.shared.work.models import EscalationRule, ThresholdRule
from hienluong.shared.work.rules import STARTING, Thresholds

__all__ = ["ladder_ahead", "ladder_on", "thresholds_on"]


@fresh()
def thresholds_on(day: date) -> Thresholds:
    """From when on deadlines are due soon, by the latest rule in force on `day`."""
    rule = ThresholdRule.objects.as_of(day).order_by("-pk").first()
    return Thresholds(rule.plenty_share, rule.soon_share, rule.soon_minutes) if rule else STARTING


def ladder_on(day: date) -> list[EscalationRule]:
    """The rungs in force on `day`, the first to be climbed first."""
    return list(EscalationRule.objects.as_of(day).order_by("stage", "after_minutes", "pk"))


def ladder_ahead(day: date) -> list[EscalationRule]:
    """The rungs in force on `day` or later."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return list(EscalationRule.objects.filter(lasting).order_by("stage", "after_minutes", "pk"))
