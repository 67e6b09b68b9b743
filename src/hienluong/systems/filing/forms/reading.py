"""Read a form from its data: fragments spelt out, choices looked up, faults named."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from hienluong.base.errors import Invalid
from hienluong.systems.filing.forms.conditions import fields_in
from hienluong.systems.filing.forms.kinds import PATTERNS
from hienluong.systems.filing.forms.model import Block, Check, Field, Form, Kind, Paper

__all__ = ["read_form"]

_DATA = Path(__file__).parents[1] / "data"


def read_form(data: Mapping[str, Any]) -> Form:
    """The form of a definition. Raises Invalid naming every fault, so that an author sees all at once."""
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
    if faults := _faults(form):
        raise Invalid(faults)
    return form


@cache
def _lists() -> Mapping[str, Any]:
    return dict(json.loads((_DATA / "lists.json").read_text()))


@cache
def _fragments() -> Mapping[str, Any]:
    return dict(json.loads((_DATA / "fragments.json").read_text()))


def _block(raw: Mapping[str, Any]) -> Block:
    fields = [field for part in raw["fields"] for field in _fields(part, raw["key"])]
    return Block(raw["key"], raw["title"], raw.get("help", ""), tuple(fields), raw.get("show_if"))


def _fields(raw: Mapping[str, Any], prefix: str) -> list[Field]:
    """One field, or all fields of a fragment with the wishes of the place where it is used."""
    if "use" not in raw:
        return [_field(raw, prefix)]
    wishes = {name: value for name, value in raw.items() if name not in {"use", "but", "without"}}
    parts = [part for part in _fragments()[raw["use"]] if part["key"] not in raw.get("without", ())]
    return [_field({**part, **wishes, **raw.get("but", {}).get(part["key"], {})}, prefix) for part in parts]


def _field(raw: Mapping[str, Any], prefix: str) -> Field:
    known = {name: value for name, value in raw.items() if name not in {"key", "kind", "choices", "rows"}}
    return Field(
        path=f"{prefix}.{raw['key']}" if prefix else raw["key"],
        kind=Kind(raw["kind"]),
        choices=_choices(raw.get("choices", ())),
        rows=tuple(_field(part, "") for part in raw.get("rows", ())),
        **known,
    )


def _choices(raw: str | Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    pairs = _lists()[raw] if isinstance(raw, str) else raw
    return tuple((value, label) for value, label in pairs)


def _faults(form: Form) -> dict[str, str]:
    paths = [field.path for block in form.blocks for field in block.fields]
    faults = {path: "Hai mục trùng đường dẫn." for path in paths if paths.count(path) > 1}
    conditions = [
        *((block.key, block.show_if) for block in form.blocks),
        *((field.path, field.show_if) for field in form.fields.values()),
        *((paper.code, paper.required_if) for paper in form.papers),
        *((check.field, check.when) for check in form.checks),
    ]
    for where, condition in conditions:
        if unknown := fields_in(condition) - set(paths):
            faults[where] = f"Điều kiện nhắc tới mục không có: {', '.join(sorted(unknown))}."
    for field in form.fields.values():
        if field.pattern and field.pattern not in PATTERNS:
            faults[field.path] = f"Không có mẫu {field.pattern}."
        if field.kind in {Kind.CHOICE, Kind.CHOICES} and not field.choices:
            faults[field.path] = "Mục chọn cần các lựa chọn."
    return faults
