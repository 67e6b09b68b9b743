"""Read a form from its data: fragments spelt out, choices looked up, faults named."""

from collections.abc import Mapping, Sequence
from typing import Any

from hienluong.base.data_files import shape_faults
from hienluong.base.errors import Invalid
from hienluong.systems.filing.forms.conditions import both, moved
from hienluong.systems.filing.forms.faults import faults_of
from hienluong.systems.filing.forms.model import Block, Check, Copying, Field, Form, Kind, Paper
from hienluong.systems.filing.forms.parts import choice_lists, fragments
from hienluong.systems.filing.forms.shape import FORM

__all__ = ["read_form"]


def read_form(data: Mapping[str, Any]) -> Form:
    """The form of a definition. Raises Invalid naming every fault, so that an author sees all at once."""
    if faults := shape_faults(FORM, data):
        raise Invalid(faults)
    form = Form(
        procedure=data["procedure"],
        version=data["version"],
        title=data["title"],
        blocks=tuple(_block(raw) for raw in data["blocks"]),
        papers=tuple(Paper(**raw) for raw in data.get("papers", ())),
        checks=tuple(Check(**raw) for raw in data.get("checks", ())),
        fee=data.get("fee"),
        basis=data.get("basis", ""),
    )
    if faults := faults_of(form):
        raise Invalid(faults)
    return form


def _block(raw: Mapping[str, Any]) -> Block:
    fields = [field for part in raw["fields"] for field in _fields(part, raw["key"])]
    copies = tuple(Copying(**copying) for copying in raw.get("copies", ()))
    return Block(raw["key"], raw["title"], raw.get("help", ""), tuple(fields), raw.get("show_if"), copies)


def _fields(raw: Mapping[str, Any], prefix: str) -> list[Field]:
    """One field, or all fields of a fragment with the wishes of the place where it is used.

    `at` puts the fragment under a name of its own, so that a block may hold two persons.
    """
    place = f"{prefix}.{raw['at']}" if "at" in raw else prefix
    return [_field(part, place) for part in _spelt_out(raw)]


def _spelt_out(raw: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A field as it is; a fragment part by part, fragments in it too. A wish to hide is added to the part's own."""
    if "use" not in raw:
        return [dict(raw)]
    wishes = {
        name: value for name, value in raw.items() if name not in {"use", "at", "but", "without", "show_if"}
    }
    parts = [spelt for part in fragments()[raw["use"]] for spelt in _spelt_out(part)]
    return [
        {
            **part,
            **wishes,
            "show_if": both(raw.get("show_if"), part.get("show_if")),
            **raw.get("but", {}).get(part["key"], {}),
        }
        for part in parts
        if part["key"] not in raw.get("without", ())
    ]


def _field(raw: Mapping[str, Any], prefix: str) -> Field:
    special = {"key", "kind", "choices", "rows", "show_if", "checks"}
    known = {name: value for name, value in raw.items() if name not in special}
    return Field(
        path=f"{prefix}.{raw['key']}" if prefix else raw["key"],
        kind=Kind(raw["kind"]),
        choices=_choices(raw.get("choices", ())),
        rows=tuple(_field(part, "") for row in raw.get("rows", ()) for part in _spelt_out(row)),
        show_if=moved(raw.get("show_if"), prefix),
        checks=tuple(Check(**{**check, "when": moved(check["when"], "")}) for check in raw.get("checks", ())),
        **known,
    )


def _choices(raw: str | Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    pairs = choice_lists()[raw] if isinstance(raw, str) else raw
    return tuple((value, label) for value, label in pairs)
