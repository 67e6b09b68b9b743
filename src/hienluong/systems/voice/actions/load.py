"""Load the shipped rules of voice."""

import json
from datetime import date
from pathlib import Path

from django.db import transaction

from hienluong.systems.voice.models import VoiceRule

__all__ = ["load_voice_rules"]

_DATA = Path(__file__).parents[1] / "data" / "rules.json"


@transaction.atomic
def load_voice_rules() -> int:
    """Add the shipped rules for matters that have none; how many are new. What an operator set stays."""
    known = set(VoiceRule.objects.values_list("matter", flat=True))
    rows = [
        row for row in json.loads(_DATA.read_text(encoding="utf-8"))["rules"] if row["matter"] not in known
    ]
    made = [VoiceRule(**row | {"valid_from": date.fromisoformat(row["valid_from"])}) for row in rows]
    return len(VoiceRule.objects.bulk_create(made))
