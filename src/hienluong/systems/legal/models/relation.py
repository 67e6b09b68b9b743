"""What one document does to another."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hienluong.systems.legal.models.document import Document


class RelationKind(models.TextChoices):
    AMENDS = "amends", _("Sửa đổi, bổ sung")
    REPLACES = "replaces", _("Thay thế")
    ANNULS = "annuls", _("Bãi bỏ")
    GUIDES = "guides", _("Hướng dẫn, quy định chi tiết")
    BASED_ON = "based_on", _("Căn cứ")


class Extent(models.TextChoices):
    WHOLE = "whole", _("Toàn bộ")
    PART = "part", _("Một phần")


class Relation(models.Model):
    """`source` does it to `target`, or to a document that stands outside the house and is known by its symbol alone.

    Without `from_day` it holds from the day the source comes into force.
    """

    source = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="does")
    kind = models.CharField(max_length=8, choices=RelationKind)
    target = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="undergoes")
    outside = models.CharField(
        max_length=300, blank=True, help_text="symbol and name of a document elsewhere"
    )
    extent = models.CharField(max_length=5, choices=Extent, default=Extent.WHOLE)
    part = models.CharField(max_length=300, blank=True, help_text="which articles")
    from_day = models.DateField(null=True, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "kind", "target"], name="legal_relation_once"),
            models.CheckConstraint(
                condition=Q(target__isnull=True) & ~Q(outside="") | Q(target__isnull=False, outside=""),
                name="legal_relation_one_end",
            ),
            models.CheckConstraint(condition=~Q(source=F("target")), name="legal_relation_not_with_itself"),
        ]
