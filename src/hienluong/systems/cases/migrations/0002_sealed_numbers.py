"""Personal numbers in what cases hold are sealed. States of the tables stay as they are."""

from django.db import migrations

from hienluong.kernel.people.sealing import seal_numbers


def _sealed(value, context):
    if isinstance(value, str):
        return seal_numbers(value, context)
    if isinstance(value, dict):
        return {name: _sealed(part, context) for name, part in value.items()}
    if isinstance(value, list):
        return [_sealed(part, context) for part in value]
    return value


def seal(apps, schema_editor):
    for case in apps.get_model("cases", "Case").objects.iterator(chunk_size=500):
        context = str(case.idempotency_key)
        case.answers, case.sections = _sealed(case.answers, context), _sealed(case.sections, context)
        case.save(update_fields=["answers", "sections"])
    for result in apps.get_model("cases", "Result").objects.select_related("case").iterator(chunk_size=500):
        result.facts = _sealed(result.facts, str(result.case.idempotency_key))
        result.save(update_fields=["facts"])


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
