"""Answers of drafts are encrypted, each for its own draft."""

import json

from django.db import migrations, models

from hienluong.kernel.people.sealing import open_text, seal_text


def seal(apps, schema_editor):
    drafts = apps.get_model("filing", "Draft").objects.exclude(answers={})
    for draft in drafts.iterator():
        draft.sealed = seal_text(json.dumps(draft.answers, ensure_ascii=False), str(draft.uid))
        draft.save(update_fields=["sealed"])


def unseal(apps, schema_editor):
    drafts = apps.get_model("filing", "Draft").objects.exclude(sealed="")
    for draft in drafts.iterator():
        draft.answers = json.loads(open_text(draft.sealed, str(draft.uid)))
        draft.save(update_fields=["answers"])


class Migration(migrations.Migration):
    dependencies = [("filing", "0002_known_answers")]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="sealed",
            field=models.TextField(
                blank=True, default="", help_text="the answers, encrypted for this draft alone"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(seal, unseal),
        migrations.RemoveField(model_name="draft", name="answers"),
    ]
