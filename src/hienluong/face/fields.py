"""A question on a form, as data: pages with fixed forms and forms that are data draw it with one tag."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.forms import BoundField
from django.utils.functional import Promise

__all__ = ["Choice", "Field", "FieldKind", "date_from_boxes", "field_id", "field_of"]


class FieldKind(StrEnum):
    TEXT = "text"
    TEXTAREA = "textarea"
    NUMBER = "number"
    EMAIL = "email"
    TEL = "tel"
    PASSWORD = "password"  # noqa: S105 - a kind of box
    DATE = "date"
    """Three boxes, for people: dates of birth and of papers are known by heart, a calendar is slower."""
    DAY = "day"
    """The browser's own date box, for officers."""
    SELECT = "select"
    RADIOS = "radios"
    CHECKBOXES = "checkboxes"
    CHECKBOX = "checkbox"
    FILE = "file"


_WITHOUT_LABEL_FOR = {FieldKind.DATE, FieldKind.RADIOS, FieldKind.CHECKBOXES}
_BOX_NAMES = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose, with a line of help under it."""

    value: str
    label: str | Promise
    hint: str | Promise = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A question with its present answer and its error.

    `value` is what was typed, kept as it was: a text, for checkboxes a list of texts, for a date either
    year-month-day or the three boxes as typed ({"day": …, "month": …, "year": …}).
    """

    name: str
    label: str | Promise
    kind: str = FieldKind.TEXT
    value: object = ""
    hint: str | Promise = ""
    error: str | Promise = ""
    required: bool = True
    choices: Sequence[Choice] = ()
    width: str = ""
    """"short", "medium" or whole."""
    autocomplete: str = ""
    inputmode: str = ""
    max_length: int | None = None
    rows: int = 4
    accept: str = ""
    scope: str = ""
    """Tells apart fields of one name in several forms of a page: part of the id alone."""
    multiple: bool = False

    @property
    def id(self) -> str:
        return field_id(f"{self.scope}-{self.name}" if self.scope else self.name)

    @property
    def is_group(self) -> bool:
        """Drawn as a fieldset: one question, several boxes."""
        return self.kind in _WITHOUT_LABEL_FOR

    @property
    def described_by(self) -> str:
        """Ids of the hint and the error, for aria-describedby."""
        marks = [f"{self.id}-hint"] * bool(self.hint) + [f"{self.id}-error"] * bool(self.error)
        return " ".join(marks)

    @property
    def chosen(self) -> frozenset[str]:
        """The values that are ticked or selected."""
        if isinstance(self.value, (list, tuple, set, frozenset)):
            return frozenset(str(value) for value in self.value)
        return frozenset({str(self.value)})

    @property
    def boxes(self) -> Mapping[str, str]:
        """What stands in the three boxes of a date."""
        if isinstance(self.value, Mapping):
            return {name: str(self.value.get(name, "")) for name in _BOX_NAMES}
        year, month, day = (*str(self.value or "").split("-"), "", "", "")[:3]
        return {"day": day, "month": month, "year": year}


def field_id(name: str) -> str:
    """The id of the element that takes the answer: error summaries link to it."""
    return f"f-{name}"


def date_from_boxes(data: Mapping[str, str], name: str) -> str | Mapping[str, str]:
    """What was typed in the boxes of a date: "2026-11-05" when all three are digits, "" when empty, else as typed."""
    typed = {box: str(data.get(f"{name}-{box}", "")).strip() for box in _BOX_NAMES}
    if not any(typed.values()):
        return ""
    if not all(value.isascii() and value.isdigit() for value in typed.values()):
        return typed
    return f"{typed['year']:0>4}-{typed['month']:0>2}-{typed['day']:0>2}"


def field_of(bound: BoundField) -> Field:
    """The field of a Django form as ours."""
    widget = bound.field.widget
    return Field(
        name=bound.html_name,
        label=bound.label or bound.name,
        kind=_kind_of(bound),
        value="" if (value := bound.value()) is None else value,
        hint=bound.help_text,
        error=" ".join(map(str, bound.errors)),
        required=bound.field.required,
        choices=[Choice(str(value), label) for value, label in _choices_of(bound)],
        autocomplete=str(widget.attrs.get("autocomplete", "")),
        inputmode=str(widget.attrs.get("inputmode", "")),
        width=str(widget.attrs.get("width", "")),
        max_length=getattr(bound.field, "max_length", None),
        accept=str(widget.attrs.get("accept", "")),
        multiple=bool(getattr(widget, "allow_multiple_selected", False)),
    )


_KINDS = {
    "CheckboxInput": FieldKind.CHECKBOX,
    "CheckboxSelectMultiple": FieldKind.CHECKBOXES,
    "ClearableFileInput": FieldKind.FILE,
    "DateInput": FieldKind.DAY,
    "EmailInput": FieldKind.EMAIL,
    "FileInput": FieldKind.FILE,
    "NumberInput": FieldKind.NUMBER,
    "PasswordInput": FieldKind.PASSWORD,
    "RadioSelect": FieldKind.RADIOS,
    "Select": FieldKind.SELECT,
    "Textarea": FieldKind.TEXTAREA,
}


def _kind_of(bound: BoundField) -> FieldKind:
    return _KINDS.get(type(bound.field.widget).__name__, FieldKind.TEXT)


def _choices_of(bound: BoundField) -> Iterable[tuple[object, str]]:
    choices: Iterable[tuple[object, str]] = getattr(bound.field, "choices", ())
    return choices
