"""Tables as files that spreadsheets open: CSV in UTF-8."""

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

__all__ = ["csv_answer"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_answer(name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """A file `name`.csv to be kept: numbers and days as programs read them."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.write("\ufeff")  # Excel takes the file for UTF-8 only with this mark
    writer = csv.writer(response)
    writer.writerow(columns)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return response


def _safe(cell: object) -> object:
    """A text that a spreadsheet would take for a formula is kept as text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
