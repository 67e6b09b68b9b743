"""Fields that know what was typed and what was wrong with it."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from hienluong.face.fields import Field, FieldKind

__all__ = ["Asking", "Typed"]

Typed = Mapping[str, Any]


class Asking:
    """Makes the fields of one form; `scope` tells apart forms of one page that have fields of one name."""

    def __init__(self, typed: Typed, errors: Mapping[str, str], scope: str = "") -> None:
        self._typed, self._errors, self._scope = typed, errors, scope

    def box(self, name: str, label: str, **facts: Any) -> Field:  # noqa: ANN401 - facts of a field
        facts.setdefault("value", self._value(name, facts.get("kind", "")))
        return Field(name=name, label=label, error=self._errors.get(name, ""), scope=self._scope, **facts)

    def _value(self, name: str, kind: str) -> object:
        if kind == FieldKind.CHECKBOXES and isinstance(self._typed, QueryDict):
            return self._typed.getlist(name)
        return self._typed.get(name, "")

    def optional(self, name: str, label: str, **facts: Any) -> Field:  # noqa: ANN401 - facts of a field
        """A field that may stay empty."""
        return self.box(name, label, required=False, **facts)
