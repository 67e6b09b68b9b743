"""The communes of the day come from the organisation, not from the form's data."""

from collections.abc import Sequence
from dataclasses import replace

from hienluong.systems.filing.forms.model import Block, Field, Form, Kind

__all__ = ["with_communes"]


def with_communes(form: Form, communes: Sequence[tuple[str, str]]) -> Form:
    """The form whose questions for a commune offer these (code, name)."""
    choices = tuple(communes)
    return replace(form, blocks=tuple(_block(block, choices) for block in form.blocks))


def _block(block: Block, choices: tuple[tuple[str, str], ...]) -> Block:
    return replace(block, fields=tuple(_field(field, choices) for field in block.fields))


def _field(field: Field, choices: tuple[tuple[str, str], ...]) -> Field:
    if field.kind is Kind.COMMUNE:
        return replace(field, choices=choices)
    if field.kind is Kind.ROWS:
        return replace(field, rows=tuple(_field(part, choices) for part in field.rows))
    return field
