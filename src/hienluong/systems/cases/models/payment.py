"""Money taken or given back for a case."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from hienluong.systems.cases.models.case import Case
from hienluong.systems.cases.models.reconciliation import Reconciliation


class Payment(models.Model):
    """One payment. The reference makes a repeated notice of the same payment count once."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="payments")
    amount = models.BigIntegerField(help_text="đồng; negative when given back")
    way = models.CharField(max_length=20)
    reference = models.CharField(max_length=100)
    at = models.DateTimeField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    note = models.CharField(max_length=300, blank=True)
    reconciliation = models.ForeignKey(
        Reconciliation, on_delete=models.PROTECT, null=True, related_name="payments"
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["at"],
                condition=models.Q(amount__gt=0),
                name="payment_taken_at",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "reference"], name="payment_reference_once"),
        ]
