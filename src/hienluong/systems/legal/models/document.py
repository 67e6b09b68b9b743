"""A document as issued, and the dated facts from which its effect on any day is computed."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import Agency
from hienluong.systems.legal.models.vocabulary import DocumentType, Family, Field, Territory

READ = "legal.read"
PUBLISH = "legal.publish"


class EndedBy(models.TextChoices):
    """What took a document's effect away."""

    NOTHING = "", ""
    TERM = "term", _("hết thời hạn ghi trong văn bản")
    REPLACED = "replaced", _("được thay thế")
    ANNULLED = "annulled", _("bị bãi bỏ")


class DocumentQuerySet(models.QuerySet["Document"]):
    """Reads begin with who reads."""

    def published(self) -> "DocumentQuerySet":
        """What everybody may read."""
        return self.filter(published_at__isnull=False, withdrawn_at__isnull=True)

    def visible_to(self, actor: Actor) -> "DocumentQuerySet":
        """What is published, and drafts and withdrawn ones of the agencies whose documents the actor reads or publishes."""
        scope = actor.scope(READ) | actor.scope(PUBLISH)
        if scope.everywhere:
            return self.all()
        everybody = models.Q(published_at__isnull=False, withdrawn_at__isnull=True)
        return self.filter(everybody | models.Q(agency_id__in=scope.agencies))


class Document(models.Model):
    """Who issued it is kept as it was on that day; `agency` is who answers for it since, and publishes it.

    `ends_from`, `ended_by` and `partly_from` are computed from `in_force_to` and the relations whenever these
    change (`actions.effects`). They are days, not a state: a document passes into and out of force by the calendar.
    """

    uid = models.UUIDField(unique=True, editable=False)
    slug = models.SlugField(max_length=120, unique=True)
    family = models.CharField(max_length=9, choices=Family)
    type = models.ForeignKey(DocumentType, on_delete=models.PROTECT, related_name="+")
    symbol = models.CharField(max_length=60, help_text="number and symbol as printed, capitals kept")
    symbol_key = models.CharField(max_length=80)
    symbol_tight = models.CharField(max_length=80, db_collation="C", help_text="the key without spaces")
    summary = models.CharField(max_length=1000)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    issuer_name = models.CharField(max_length=200)
    issuer_slug = models.SlugField(max_length=200)
    issuer_level = models.PositiveSmallIntegerField(help_text="1 province, 2 its agencies and communes")
    signer_title = models.CharField(max_length=120)
    signer_name = models.CharField(max_length=80, blank=True)
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="+")
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    issued_on = models.DateField()
    in_force_from = models.DateField(null=True, blank=True, help_text="unknown: empty")
    in_force_to = models.DateField(
        null=True, blank=True, help_text="last day, when the document itself names it"
    )
    ends_from = models.DateField(null=True, help_text="first day without effect")
    ended_by = models.CharField(max_length=8, choices=EndedBy, blank=True, default="")
    partly_from = models.DateField(null=True, help_text="first day on which a part has no effect")
    exempt_reason = models.CharField(
        max_length=200, blank=True, help_text="why a directive need not be published"
    )
    publish_by = models.DateField(null=True, help_text="last day on which publishing is in time")
    calendar_version = models.CharField(max_length=16, blank=True, help_text="that the day was computed with")
    registered_at = models.DateTimeField()
    published_on = models.DateField(null=True, help_text="first day on the page")
    published_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    changed_at = models.DateTimeField()
    facts_key = models.TextField(help_text="folded: type, summary, issuer, field")
    text_key = models.TextField(blank=True, help_text="folded text of its files")
    search = models.GeneratedField(
        expression=SearchVector("symbol_key", config="simple", weight="A")
        + SearchVector("facts_key", config="simple", weight="B")
        + SearchVector("text_key", config="simple", weight="D"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            GinIndex(fields=["search"], name="legal_search"),
            models.Index(fields=["-issued_on", "-id"], name="legal_newest"),
            models.Index(fields=["agency", "-issued_on", "-id"], name="legal_newest_of_agency"),
            models.Index(fields=["symbol_tight"], name="legal_symbol"),
            models.Index(
                fields=["agency", "publish_by"],
                condition=models.Q(published_at__isnull=True),
                name="legal_to_publish",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "agency", "issuer_name", "symbol_key", ExtractYear("issued_on"), name="legal_document_once"
            ),
            models.CheckConstraint(
                condition=models.Q(in_force_to__isnull=True)
                | models.Q(in_force_from__isnull=True)
                | models.Q(in_force_to__gte=models.F("in_force_from")),
                name="legal_force_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(published_at__isnull=True, published_on__isnull=True)
                | models.Q(published_at__isnull=False, published_on__isnull=False),
                name="legal_published_with_day",
            ),
        ]

    def __str__(self) -> str:
        return self.symbol

    @property
    def is_published(self) -> bool:
        """Whether everybody may read it."""
        return self.published_at is not None and self.withdrawn_at is None

    @property
    def url(self) -> str:
        """Its address, the same for ever."""
        return f"/van-ban/{self.slug}/"

    @property
    def year(self) -> int:
        """The year of issue."""
        issued: date = self.issued_on
        return issued.year
