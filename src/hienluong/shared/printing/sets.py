"""Which set of forms is in force on which day: data with its legal basis, never a form number alone."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from hienluong.shared.printing.errors import NoSuchForm

__all__ = ["TEMPLATES", "Form", "TemplateSet", "template_set", "template_set_on", "template_sets"]

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a set: its number there and the symbol that follows the running number ("" when unknown)."""

    number: str
    symbol: str


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """Forms issued together by one legal text, in force from `valid_from` to `valid_to`, both inclusive."""

    code: str
    label: str
    basis: str
    valid_from: date | None
    valid_to: date | None
    forms: dict[str, Form]

    def in_force(self, day: date) -> bool:
        """Whether the set is the one to use on `day`."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)

    def form(self, name: str) -> Form:
        """The form of this name. Raises NoSuchForm when the set has none."""
        if name not in self.forms:
            raise NoSuchForm(form=name, template_set=self.code)
        return self.forms[name]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def template_sets() -> tuple[TemplateSet, ...]:
    """All sets the house knows, newest first."""
    content = json.loads((TEMPLATES / "sets.json").read_text(encoding="utf-8"))
    return tuple(
        TemplateSet(
            code=entry["code"],
            label=entry["label"],
            basis=entry["basis"],
            valid_from=_day(entry["valid_from"]),
            valid_to=_day(entry["valid_to"]),
            forms={name: Form(**form) for name, form in entry["forms"].items()},
        )
        for entry in content
    )


def template_set(code: str) -> TemplateSet:
    """The set with this code. Raises NoSuchForm."""
    for known in template_sets():
        if known.code == code:
            return known
    raise NoSuchForm(template_set=code)


def template_set_on(form: str, day: date) -> TemplateSet:
    """The set whose form `form` is to be used on `day`. Raises NoSuchForm when none has it."""
    for known in template_sets():
        if form in known.forms and known.in_force(day):
            return known
    raise NoSuchForm(form=form, day=day)
