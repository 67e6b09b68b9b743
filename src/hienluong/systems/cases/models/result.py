"""The result of a case: drafted, signed, numbered, sealed, issued — each step recorded."""

from typing import ClassVar

from django.db import models

from hienluong.kernel.organisation.public import Agency, Post
from hienluong.kernel.people.public import Party
from hienluong.systems.cases.models.case import Case


class Result(models.Model):
    """The document that answers a case. Files are content-addressed; each stage is its own file."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="result")
    title = models.CharField(max_length=300)
    symbol = models.CharField(max_length=40, help_text="after the number: GXN-UBND")
    facts = models.JSONField(help_text="what the template prints")
    positive = models.BooleanField(default=True, help_text="granted, or refused with reasons")
    verify_code = models.CharField(max_length=20, unique=True)
    drafted_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    signed_by = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    signed_as = models.CharField(max_length=6, blank=True, help_text="KT., TL., TUQ. when signed for another")
    signed_at = models.DateTimeField(null=True)
    signed_file = models.BigIntegerField(null=True, help_text="files.StoredFile, by id")
    number = models.CharField(max_length=60, blank=True)
    numbered_at = models.DateTimeField(null=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    sealed_at = models.DateTimeField(null=True)
    sealed_file = models.BigIntegerField(null=True, help_text="files.StoredFile, by id")
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_reason = models.TextField(blank=True)


class StoreItem(models.Model):
    """An item of the electronic store of a citizen or organisation (NĐ 45/2020/NĐ-CP)."""

    owner = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="store")
    result = models.ForeignKey(Result, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=300)
    source = models.CharField(max_length=60, help_text="result, digitised, database, self")
    stored_file = models.BigIntegerField(help_text="files.StoredFile, by id")
    added_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["owner", "-id"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "result"], name="store_result_once"),
        ]
