"""The index: one table for all that is public, the words people use, and what nobody could find."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F

__all__ = ["FruitlessSearch", "KnownWord", "SearchEntry"]


class SearchEntry(models.Model):
    """A copy of what a package shows to everybody, in the shape in which it is searched.

    `head` holds title (A), keywords (B) and summary (C) and stays small enough to be ranked by the thousand;
    `words` is the same with the body (D). Both end with marks such as `kind:news` and `site:12`, so that one
    look into the inverted index answers kind, site and words together.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    agency_id = models.BigIntegerField(null=True)
    title = models.TextField()
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    url = models.TextField()
    at = models.DateTimeField(null=True)
    extra = models.JSONField(default=dict)
    title_key = models.TextField(help_text="folded, for likeness by trigrams")
    head = SearchVectorField()
    words = SearchVectorField()
    digest = models.BinaryField(max_length=16, help_text="of the entry as handed in: finds drift")

    class Meta:
        db_table = "search_entry"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "key"], name="search_entry_once"),
        ]
        indexes: ClassVar = [
            GinIndex(fields=["words"], name="search_entry_words", fastupdate=False),
            GinIndex(fields=["head"], name="search_entry_head", fastupdate=False),
            GinIndex(OpClass("title_key", "gin_trgm_ops"), name="search_entry_likeness"),
            models.Index(F("kind"), F("at").desc(nulls_last=True), name="search_entry_newest"),
        ]


class KnownWord(models.Model):
    """A folded word of the index and in how many entries it stands; made anew by a job, read by the speller."""

    word = models.CharField(max_length=40, primary_key=True)
    entries = models.PositiveIntegerField()

    class Meta:
        db_table = "search_word"


class FruitlessSearch(models.Model):
    """How often a day asked for something that was not found. Says nothing of who asked."""

    day = models.DateField()
    agency_id = models.BigIntegerField(null=True)
    query = models.CharField(max_length=80)
    times = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "search_fruitless"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["day", "agency_id", "query"], name="search_fruitless_once", nulls_distinct=False
            ),
        ]
