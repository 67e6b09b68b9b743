"""Load the shipped rules of warning."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from hienluong.base.fresh import forget_all
from hienluong.shared.work.models import EscalationRule, ThresholdRule

__all__ = ["load_warnings"]

_DATA = Path(__file__).parents[1] / "data" / "warnings.json"


@transaction.atomic
def load_warnings() -> int:
    """Add the shipped rules where there are none; how many are new. What an operator set stays."""
    data = json.loads(_DATA.read_text(encoding="utf-8"))
    new = 0
    if not ThresholdRule.objects.exists():
        new += len(
            ThresholdRule.objects.bulk_create(ThresholdRule(**_dated(row)) for row in data["thresholds"])
        )
    if not EscalationRule.objects.exists():
        new += len(
            EscalationRule.objects.bulk_create(EscalationRule(**_dated(row)) for row in data["ladder"])
        )
    forget_all()
    return new


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"valid_from": date.fromisoformat(row["valid_from"])}
