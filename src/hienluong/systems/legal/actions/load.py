"""Bring the vocabulary to what the data files say; safe to repeat."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import models, transaction

from hienluong.base.data_files import read_json_file
from hienluong.systems.legal.models import DocumentType, Field, PublicationDuty, Territory

__all__ = ["load_territories", "load_vocabulary"]

_VOCABULARY = Path(__file__).resolve().parents[1] / "data" / "vocabulary.json"
Row = Mapping[str, Any]


@transaction.atomic
def load_vocabulary() -> int:
    """Types, fields and duties of the country; how many are new."""
    data = read_json_file(_VOCABULARY)
    return (
        _add(DocumentType.objects, _placed(data["types"]), ("code", "valid_from"))
        + _add(Field.objects, _placed(data["fields"]), ("code",))
        + _add(PublicationDuty.objects, data["duties"], ("family", "valid_from"))
    )


@transaction.atomic
def load_territories(rows: Sequence[Row]) -> int:
    """Where documents of this province may hold; how many are new."""
    return _add(Territory.objects, _placed(rows), ("code",))


def _placed(rows: Sequence[Row]) -> list[Row]:
    return [{**row, "position": place} for place, row in enumerate(rows)]


def _add(known_rows: models.Manager[Any], rows: Sequence[Row], key: tuple[str, ...]) -> int:
    """Add the rows whose key is not there; the rest is left as it is, because documents refer to it."""
    known = set(known_rows.values_list(*key))
    facts = [_typed(row) for row in rows]
    new = [row for row in facts if tuple(row.get(name) for name in key) not in known]
    known_rows.bulk_create([known_rows.model(**row) for row in new])
    return len(new)


def _typed(row: Row) -> dict[str, Any]:
    days = {name: date.fromisoformat(row[name]) for name in ("valid_from", "valid_to") if name in row}
    amounts = {"amount": Decimal(row["amount"])} if "amount" in row else {}
    return {**row, **days, **amounts}
