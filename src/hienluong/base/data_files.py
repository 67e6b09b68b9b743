"""Data files that people write: read, compared with their shape, and faults told by the place where they stand."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from hienluong.base.errors import Invalid

__all__ = ["in_force", "is_day", "read_json_file", "shape_faults"]

_SAYS = {
    "missing": "Thiếu khóa này.",
    "extra_forbidden": "Không có khóa này.",
    "string_type": "Phải là chữ, trong dấu ngoặc kép.",
    "int_type": "Phải là số nguyên, không có dấu ngoặc kép.",
    "float_type": "Phải là số, không có dấu ngoặc kép.",
    "greater_than_equal": "Không được nhỏ hơn {ge}.",
    "bool_type": "Phải là true hoặc false.",
    "list_type": "Phải là danh sách: [ … ].",
    "dict_type": "Phải là một nhóm khóa: {{ … }}.",
    "literal_error": "Chỉ nhận: {expected}.",
    "too_short": "Cần ít nhất {min_length} phần.",
    "too_long": "Nhiều nhất {max_length} phần.",
}
_NAMES = ("key", "code", "use")
"""The keys by which an author knows an element of a list."""


def read_json_file(path: Path) -> Any:  # noqa: ANN401 - the shape is the file's own
    """The content of a JSON file. Raises Invalid naming line and column when it is none."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise Invalid({"": "Tệp phải là văn bản UTF-8."}) from error
    except json.JSONDecodeError as error:
        place = f"dòng {error.lineno}, cột {error.colno}"
        raise Invalid({place: f"Không đúng cú pháp JSON ({error.msg})."}) from error


def is_day(text: str) -> bool:
    """Whether a text is a day as data files write it, 2026-07-01, and no other spelling."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def in_force(rows: Sequence[Mapping[str, Any]], day: date) -> list[Mapping[str, Any]]:
    """The rows that hold on `day` by their `valid_from` and, where they have one, `valid_to`, in the order of the file."""
    said = day.isoformat()
    return [row for row in rows if row["valid_from"] <= said <= row.get("valid_to", said)]


def shape_faults(shape: TypeAdapter[Any], data: object) -> dict[str, str]:
    """What in `data` is missing, unknown or of another kind, by place: `blocks.child.fields.name.kind`."""
    try:
        shape.validate_python(data)
    except ValidationError as refusal:
        return {_place(data, error["loc"]): _words(error) for error in refusal.errors(include_url=False)}
    return {}


def _words(error: ErrorDetails) -> str:
    facts: Mapping[str, Any] = error.get("ctx", {})
    if error["type"] == "value_error":
        return str(facts["error"])
    return _SAYS.get(error["type"], error["msg"]).format_map(facts)


def _place(data: object, steps: Sequence[str | int]) -> str:
    """The way to a value; elements of lists by their own name, else by their number from 1."""
    told: list[str] = []
    for step in steps:
        if isinstance(step, str) and step.startswith("<"):
            continue  # the name of an alternative inside the shape
        if isinstance(step, int) and isinstance(data, Sequence):
            data = data[step]
            told.append(_name(data) or str(step + 1))
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
            told.append(str(step))
    return ".".join(told)


def _name(element: object) -> str:
    if not isinstance(element, Mapping):
        return ""
    return next((str(element[key]) for key in _NAMES if isinstance(element.get(key), str)), "")
