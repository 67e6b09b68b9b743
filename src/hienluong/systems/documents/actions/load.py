"""Types of documents and the books of agencies, from data; safe to repeat."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from hienluong.base import clock
from hienluong.base.data_files import read_json_file
from hienluong.systems.documents.models import Book, DocumentType

__all__ = ["load_types", "open_books"]

_VOCABULARY = Path(__file__).resolve().parents[1] / "data" / "vocabulary.json"


@transaction.atomic
def load_types() -> int:
    """Types of the country; how many are new."""
    known = set(DocumentType.objects.values_list("code", flat=True))
    rows = enumerate(read_json_file(_VOCABULARY)["types"])
    new = [DocumentType(**row, position=place) for place, row in rows if row["code"] not in known]
    DocumentType.objects.bulk_create(new)
    return len(new)


@transaction.atomic
def open_books(agencies: Collection[int]) -> int:
    """The usual registers for each agency that has none; how many are new."""
    without = set(agencies) - set(Book.objects.filter(agency__in=agencies).values_list("agency", flat=True))
    kinds = read_json_file(_VOCABULARY)["books"]
    books = [_book(agency, kind) for agency in sorted(without) for kind in kinds]
    Book.objects.bulk_create(books)
    return len(books)


def _book(agency_id: int, kind: Mapping[str, Any]) -> Book:
    facts = {name: kind[name] for name in ("flow", "name", "group", "numbering")}
    return Book(agency_id=agency_id, valid_from=clock.today().replace(month=1, day=1), **facts)
