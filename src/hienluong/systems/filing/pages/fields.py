"""Between the form engine's questions and the face's fields."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from hienluong.face import fields as face
from hienluong.systems.filing.forms import Block, Field, Form, Kind
from hienluong.systems.filing.forms.checking import visible_fields
from hienluong.systems.filing.forms.kinds import shown

__all__ = ["Drawn", "draw_block", "told", "typed_of"]

_SPARE_ROWS = 2
_MOST_ROWS = 50

_KINDS: Mapping[Kind, face.FieldKind] = {
    Kind.LONG_TEXT: face.FieldKind.TEXTAREA,
    Kind.DATE: face.FieldKind.DATE,
    Kind.PARTIAL_DATE: face.FieldKind.DATE,
    Kind.CHOICES: face.FieldKind.CHECKBOXES,
    Kind.COMMUNE: face.FieldKind.SELECT,
    Kind.YES_NO: face.FieldKind.RADIOS,
    Kind.PHONE: face.FieldKind.TEL,
    Kind.EMAIL: face.FieldKind.EMAIL,
    Kind.DECLARATION: face.FieldKind.CHECKBOX,
}
_NUMERIC = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERSONAL_ID})
_FEW = 6


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question as drawn; `rows` holds the groups of a repeating list."""

    question: face.Field
    rows: Sequence[Sequence[face.Field]] = ()
    known: str = ""
    """The answer in words where it is not asked."""


def draw_block(
    block: Block,
    answers: Mapping[str, Any],
    errors: Mapping[str, str],
    *,
    known: Collection[str] = (),
    notes: Mapping[str, str] | None = None,
) -> list[Drawn]:
    """The visible questions of a block with what was answered and what is wrong.

    What is `known` is shown, not asked; `notes` by path take the place of a question's hint.
    """
    drawn = []
    for one in visible_fields(block, answers):
        value = answers.get(one.path, one.default)
        if one.path in known:
            drawn.append(Drawn(_field(one, one.path, value, ""), known=_known_words(one, value)))
        else:
            noted = replace(one, hint=(notes or {}).get(one.path, one.hint))
            drawn.append(_draw(noted, value, errors))
    return drawn


def _known_words(one: Field, value: object) -> str:
    """A personal number that the state knows anyway shows its last digits only."""
    words = shown(one, value)
    return f"••••••••{words[-4:]}" if one.kind is Kind.PERSONAL_ID else words


def typed_of(block: Block, form: QueryDict) -> dict[str, object]:
    """What was typed on the page of a block, as the engine takes it."""
    return {one.path: _typed(one, one.path, form) for one in block.fields}


def told(form: Form, errors: Mapping[str, str]) -> dict[str, str]:
    """Each error with the question it is about: the same words in the summary and beside the question."""
    return {
        path: f"{label}: {_(words)}" if (label := _label_at(form, path)) else _(words)
        for path, words in errors.items()
    }


def _label_at(form: Form, path: str) -> str:
    """The question at a path, with the row's number where it stands in a list; empty when there is none."""
    if path in form.fields:
        return _(form.fields[path].label)
    rows, _dot, rest = path.rpartition(".")
    rows, _dot, number = rows.rpartition(".")
    if rows in form.fields:
        part = next((part.label for part in form.fields[rows].rows if part.key == rest), "")
        return f"{_(form.fields[rows].label)} {int(number) + 1}, {_(part)}"
    return next((_(paper.name) for paper in form.papers if path == f"papers.{paper.code}"), "")


def _draw(one: Field, value: object, errors: Mapping[str, str]) -> Drawn:
    if one.kind is not Kind.ROWS:
        return Drawn(_field(one, one.path, value, errors.get(one.path, "")))
    given = value if isinstance(value, list) else []
    count = min(len(given) + _SPARE_ROWS, _MOST_ROWS)
    rows = [
        [
            _cell(part, f"{one.path}.{n}.{part.key}", given[n] if n < len(given) else {}, errors)
            for part in one.rows
        ]
        for n in range(count)
    ]
    return Drawn(_field(one, one.path, "", errors.get(one.path, "")), rows)


def _cell(part: Field, name: str, row: Mapping[str, Any], errors: Mapping[str, str]) -> face.Field:
    return _field(part, name, row.get(part.key, ""), errors.get(name, ""))


def _field(one: Field, name: str, value: object, error: str) -> face.Field:
    return face.Field(
        name=name,
        label=_(one.label),
        kind=_kind(one),
        value=_value(one, value),
        hint=_(one.hint),
        error=error,
        required=one.required,
        choices=_choices(one),
        inputmode="numeric" if one.kind in _NUMERIC else "",
        autocomplete=one.autocomplete,
        max_length=None if one.kind is Kind.LONG_TEXT else one.max_length,
        width="short" if one.kind in _NUMERIC or one.kind is Kind.PHONE else "",
    )


def _kind(one: Field) -> face.FieldKind:
    if one.kind is Kind.CHOICE:
        return face.FieldKind.RADIOS if len(one.choices) <= _FEW else face.FieldKind.SELECT
    return _KINDS.get(one.kind, face.FieldKind.TEXT)


def _choices(one: Field) -> list[face.Choice]:
    if one.kind is Kind.YES_NO:
        return [face.Choice("yes", _("Có")), face.Choice("no", _("Không"))]
    choices = [face.Choice(value, _(label)) for value, label in one.choices]
    return [face.Choice("", _("Chọn…")), *choices] if _kind(one) is face.FieldKind.SELECT else choices


def _value(one: Field, value: object) -> object:
    if one.kind is Kind.PARTIAL_DATE and isinstance(value, str) and len(value) == len("1995"):
        return {"day": "", "month": "", "year": value}
    return "" if value is None else value


def _typed(one: Field, name: str, form: QueryDict) -> object:
    if one.kind is Kind.ROWS:
        numbers = range(_MOST_ROWS)
        rows = (
            {part.key: _typed(part, f"{name}.{n}.{part.key}", form) for part in one.rows} for n in numbers
        )
        return [row for row in rows if any(row.values())]
    if one.kind is Kind.DATE:
        return _date_typed(name, form)
    if one.kind is Kind.PARTIAL_DATE:
        year = form.get(f"{name}-year", "").strip()
        alone = year and not form.get(f"{name}-day", "").strip() and not form.get(f"{name}-month", "").strip()
        return year if alone else _date_typed(name, form)
    if one.kind is Kind.CHOICES:
        return form.getlist(name)
    if one.kind is Kind.DECLARATION:
        return "yes" if form.get(name) else ""
    return form.get(name, "")


def _date_typed(name: str, form: QueryDict) -> object:
    typed = face.date_from_boxes(form, name)
    return typed if isinstance(typed, str) else "-".join(str(part) for part in typed.values()) or ""
