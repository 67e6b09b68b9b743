from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DaySalt",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("salt", models.BinaryField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name="SiteCount",
            fields=[
                ("site", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("total", models.PositiveBigIntegerField(default=0)),
                ("start", models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="DayVisitor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("site", models.CharField(max_length=80)),
                ("day", models.DateField()),
                ("visitor", models.BinaryField(max_length=16)),
                ("seen_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("site", "day", "visitor"), name="visits_visitor_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PageVisits",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("site", models.CharField(max_length=80)),
                ("day", models.DateField()),
                ("path", models.CharField(max_length=300)),
                ("times", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("site", "day", "path"), name="visits_page_once")
                ],
            },
        ),
    ]
