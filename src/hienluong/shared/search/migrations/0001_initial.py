import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        TrigramExtension(),
        migrations.CreateModel(
            name="KnownWord",
            fields=[
                ("word", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("entries", models.PositiveIntegerField()),
            ],
            options={
                "db_table": "search_word",
            },
        ),
        migrations.CreateModel(
            name="FruitlessSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("agency_id", models.BigIntegerField(null=True)),
                ("query", models.CharField(max_length=80)),
                ("times", models.PositiveIntegerField(default=1)),
            ],
            options={
                "db_table": "search_fruitless",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "agency_id", "query"),
                        name="search_fruitless_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=200)),
                ("agency_id", models.BigIntegerField(null=True)),
                ("title", models.TextField()),
                ("summary", models.TextField(blank=True)),
                ("body", models.TextField(blank=True)),
                ("url", models.TextField()),
                ("at", models.DateTimeField(null=True)),
                ("extra", models.JSONField(default=dict)),
                ("title_key", models.TextField(help_text="folded, for likeness by trigrams")),
                ("head", django.contrib.postgres.search.SearchVectorField()),
                ("words", django.contrib.postgres.search.SearchVectorField()),
                (
                    "digest",
                    models.BinaryField(help_text="of the entry as handed in: finds drift", max_length=16),
                ),
            ],
            options={
                "db_table": "search_entry",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["words"], name="search_entry_words"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["head"], name="search_entry_head"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("title_key", "gin_trgm_ops"),
                        name="search_entry_likeness",
                    ),
                    models.Index(
                        models.F("kind"),
                        models.OrderBy(models.F("at"), descending=True, nulls_last=True),
                        name="search_entry_newest",
                    ),
                ],
                "constraints": [models.UniqueConstraint(fields=("kind", "key"), name="search_entry_once")],
            },
        ),
    ]
