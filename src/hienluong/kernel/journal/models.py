"""The journal's rows. They are only ever inserted; the database itself refuses anything else."""

from typing import ClassVar

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.expressions import RawSQL


class Entry(models.Model):
    """One act or one look: who, what, when, by which right."""

    uid = models.UUIDField(unique=True, editable=False)
    at = models.DateTimeField()
    transaction = models.BigIntegerField(
        db_default=RawSQL("pg_current_xact_id()::text::bigint", []),
        help_text="id of the writing transaction: sealing follows the order of commits",
    )
    epoch = models.SmallIntegerField(
        db_default=RawSQL("journal_current_epoch()", []),
        help_text="grows with each restore, because transaction ids start again",
    )
    actor_kind = models.CharField(max_length=10)
    account = models.BigIntegerField(null=True)
    posts = models.JSONField(default=list)
    verb = models.CharField(max_length=60)
    right = models.CharField(max_length=60, blank=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=60)
    agency = models.BigIntegerField(null=True)
    party = models.BigIntegerField(null=True, help_text="whose personal data was touched or seen")
    outcome = models.CharField(max_length=10, default="done")
    facts = models.JSONField(default=dict)
    digest = models.BinaryField(max_length=32)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["epoch", "transaction"]),
            models.Index(fields=["subject_kind", "subject_id", "id"]),
            models.Index(fields=["agency", "id"]),
            BrinIndex(fields=["at"]),
            models.Index(
                fields=["party", "id"], condition=models.Q(party__isnull=False), name="journal_by_party"
            ),
        ]


class Seal(models.Model):
    """A sealed batch: all entries of an epoch whose transactions lie in [from, until)."""

    number = models.BigIntegerField(unique=True)
    epoch = models.SmallIntegerField()
    from_transaction = models.BigIntegerField()
    until_transaction = models.BigIntegerField()
    entries = models.IntegerField()
    merkle_root = models.BinaryField(max_length=32)
    previous = models.BinaryField(max_length=32)
    digest = models.BinaryField(max_length=32)
    signature = models.BinaryField(max_length=64)
    key_id = models.CharField(max_length=40)
    sealed_at = models.DateTimeField()


class Epoch(models.Model):
    """A life of the database between restores; the highest number is the present one."""

    number = models.SmallIntegerField(unique=True)
    database = models.CharField(max_length=60, help_text="identity of the cluster and the database")
    began_at = models.DateTimeField()
    reason = models.CharField(max_length=200, blank=True)
