"""Check answers: one block as it is typed, the whole form before it is sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hienluong.systems.filing.forms.conditions import holds
from hienluong.systems.filing.forms.kinds import Refused, accept
from hienluong.systems.filing.forms.model import Answers, Block, Field, Form, Kind

__all__ = ["Outcome", "clean_block", "validate", "visible_blocks", "visible_fields"]

MISSING = "Cần trả lời mục này."
_EMPTY: tuple[object, ...] = (None, "", [], {})
_MOST_ROWS = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """Checked answers: what to keep, and what is wrong by path. Warnings do not stop anybody."""

    answers: dict[str, Any]
    errors: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.errors


def visible_blocks(form: Form, answers: Answers) -> list[Block]:
    """The blocks that these answers call for."""
    return [
        block for block in form.blocks if holds(block.show_if, answers) and visible_fields(block, answers)
    ]


def visible_fields(block: Block, answers: Answers) -> list[Field]:
    """The questions of a block that these answers call for."""
    return [one for one in block.fields if holds(one.show_if, answers)]


def clean_block(block: Block, typed: Mapping[str, object], others: Answers) -> Outcome:
    """Check what was typed on one page, beside the answers of the other pages.

    Accepted answers are kept beside the errors, so that nothing typed right has to be typed again.
    Questions that the answers on the same page hide are dropped, whatever was sent for them.
    """
    taken: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for one in block.fields:
        if holds(one.show_if, {**others, **taken}):
            _take(one, typed.get(one.path), taken, errors)
    return Outcome(taken, errors)


def validate(form: Form, answers: Answers) -> Outcome:
    """Check the whole form again, as if everything had just been typed."""
    kept: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for block in form.blocks:
        if not holds(block.show_if, kept):
            continue
        outcome = clean_block(block, answers, kept)
        kept |= outcome.answers
        errors |= outcome.errors
    warnings: list[str] = []
    for check in form.checks:
        if not holds(check.when, kept):
            continue
        if check.warning:
            warnings.append(check.says)
        else:
            errors.setdefault(check.field, check.says)
    return Outcome(kept, errors, tuple(warnings))


def _take(one: Field, typed: object, taken: dict[str, Any], errors: dict[str, str]) -> None:
    value = typed.strip() if isinstance(typed, str) else typed
    if one.kind is Kind.ROWS:
        _take_rows(one, value, taken, errors)
    elif value in _EMPTY or value is False:
        if one.required:
            errors[one.path] = MISSING
    else:
        try:
            taken[one.path] = accept(one, value)
        except Refused as refusal:
            errors[one.path] = str(refusal)
        else:
            if one.required and taken[one.path] == "":
                errors[one.path] = MISSING


def _take_rows(one: Field, typed: object, taken: dict[str, Any], errors: dict[str, str]) -> None:
    rows: Sequence[object] = typed if isinstance(typed, list) else []
    kept: list[dict[str, Any]] = []
    for number, row in enumerate(rows[:_MOST_ROWS]):
        if not isinstance(row, Mapping) or all(_blank(value) for value in row.values()):
            continue
        fine: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        for part in one.rows:
            _take(part, row.get(part.key), fine, wrong)
        kept.append({part.key: fine[part.path] for part in one.rows if part.path in fine})
        errors.update({f"{one.path}.{number}.{path}": words for path, words in wrong.items()})
    if kept:
        taken[one.path] = kept
    elif one.required:
        errors[one.path] = "Cần ít nhất một dòng."


def _blank(value: object) -> bool:
    return value in _EMPTY or (isinstance(value, str) and not value.strip())
