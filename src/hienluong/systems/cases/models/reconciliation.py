"""That a day's receipts were compared with the list of the bank or the treasury."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Agency


class StatementSource(models.TextChoices):
    """Whose list it is."""

    BANK = "bank", _("Ngân hàng")
    TREASURY = "treasury", _("Kho bạc Nhà nước")


class Reconciliation(models.Model):
    """One comparison as it was confirmed. Of the list it keeps references and amounts of what differed, nothing else."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", help_text="whose receipts")
    day = models.DateField()
    source = models.CharField(max_length=10, choices=StatementSource)
    at = models.DateTimeField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    settled = models.PositiveIntegerField(help_text="receipts that agreed and are reconciled now")
    amount = models.BigIntegerField(help_text="their sum, đồng")
    differences = models.JSONField(default=list, help_text="[{kind, reference, here, there, code}]")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "-day", "-id"], name="reconciliation_of_agency")]
