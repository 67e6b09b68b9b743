"""Types of documents, and the books in which an agency numbers them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.organisation.public import Agency, Dated, DatedQuerySet, dates_in_order
from hienluong.systems.documents.models.flow import Flow


class TypeGroup(models.TextChoices):
    """Which rules number a type (NĐ 30/2020/NĐ-CP, điều 15 and 25; Luật 64/2025/QH15 for normative documents)."""

    ADMINISTRATIVE = "administrative", _("Văn bản hành chính")
    NORMATIVE = "normative", _("Văn bản quy phạm pháp luật")
    COPY = "copy", _("Bản sao")


class DocumentType(Dated):
    """A type with the letters it bears in symbols, for the days on which it was issued so."""

    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    abbreviation = models.CharField(
        max_length=10, blank=True, help_text="case as in the decree; letters have none"
    )
    group = models.CharField(max_length=14, choices=TypeGroup)
    packet_code = models.PositiveSmallIntegerField(null=True, help_text="TypeDetail of QCVN 102:2016")
    basis = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    objects = DatedQuerySet["DocumentType"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], nulls_distinct=False, name="documents_type_once"
            ),
        ]


class Numbering(models.TextChoices):
    TOGETHER = "together", _("Một dãy số cho mọi loại")
    BY_TYPE = "by_type", _("Mỗi loại một dãy số")


class Book(Dated):
    """A register of one agency. Its numbers begin with 1 each year and have no gap.

    A council that uses the seal of its host keeps a book of its own and issues in its own name
    (NĐ 30/2020/NĐ-CP, điều 15).
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    flow = models.CharField(max_length=8, choices=Flow)
    name = models.CharField(max_length=160)
    group = models.CharField(
        max_length=14, choices=TypeGroup, blank=True, help_text="which types it takes; empty: all"
    )
    numbering = models.CharField(max_length=8, choices=Numbering, default=Numbering.TOGETHER)
    council = models.CharField(
        max_length=200, blank=True, help_text="in whose name it issues, if not the agency"
    )
    council_letters = models.CharField(max_length=20, blank=True, help_text="of the council, in symbols")

    objects = DatedQuerySet["Book"].as_manager()

    class Meta:
        constraints: ClassVar = [
            dates_in_order("documents_book_dates_in_order"),
            models.UniqueConstraint(
                fields=["agency", "flow", "name", "valid_from"],
                nulls_distinct=False,
                name="documents_book_once",
            ),
        ]
