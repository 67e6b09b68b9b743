"""Personal numbers in answers are sealed before they are kept; everything else stays as it was answered."""

from typing import Any

from hienluong.kernel.people.public import seal_number, seal_numbers
from hienluong.systems.filing.forms import Field, Form, Kind
from hienluong.systems.filing.forms.model import Answers

__all__ = ["sealed_answers"]


def sealed_answers(form: Form, answers: Answers, context: str) -> dict[str, Any]:
    """The answers to keep with the case of this context: numbers of people sealed, in rows and free words too."""
    fields = form.fields
    return {path: _sealed(fields.get(path), value, context) for path, value in answers.items()}


def _sealed(field: Field | None, value: object, context: str) -> object:
    if field is not None and field.kind is Kind.ROWS and isinstance(value, list):
        parts = {part.key: part for part in field.rows}
        return [{key: _sealed(parts.get(key), cell, context) for key, cell in row.items()} for row in value]
    if not isinstance(value, str):
        return value
    return seal_number(value, context) if field and field.is_private else seal_numbers(value, context)
