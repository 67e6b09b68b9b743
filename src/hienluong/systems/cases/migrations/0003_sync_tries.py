"""When a message to another system is tried next."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_sealed_numbers")]

    operations = [
        migrations.AlterField(
            model_name="sync",
            name="changed_at",
            field=models.DateTimeField(help_text="when the case came to this status"),
        ),
        migrations.AddField(
            model_name="sync", name="tries", field=models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AddField(
            model_name="sync",
            name="next_try_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="sync",
            index=models.Index(
                condition=models.Q(("state__in", ["waiting", "retry"])),
                fields=["next_try_at"],
                name="sync_due",
            ),
        ),
    ]
