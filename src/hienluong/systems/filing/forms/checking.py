"""Check answers: one block as it is typed, the whole form before it is sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hienluong.systems.filing.forms.conditions import holds
from hienluong.systems.filing.forms.kinds import Refused, accept
from hienluong.systems.filing.forms.model import Answers, Block, Field, Form, Kind

__all__ = ["Outcome", "clean_block", "validate", "visible_blocks", "visible_fields", "with_defaults"]

MISSING = gettext_noop("Cần trả lời mục này.")
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


def with_defaults(block: Block, answers: Answers) -> dict[str, Any]:
    """The answers, with the first answers of visible questions nobody has answered yet."""
    filled = dict(answers)
    copied = _copied(block, answers)
    for one in block.fields:
        first = copied.get(one.key) or one.default
        if first and holds(one.show_if, filled):
            filled.setdefault(one.path, first)
    return filled


def _copied(block: Block, answers: Answers) -> dict[str, Any]:
    """First answers by the key of the question, from the groups that these answers make a source."""
    copied: dict[str, Any] = {}
    for copying in block.copies:
        if holds(copying.when, answers):
            copied |= copying.answers
            start = f"{copying.source}."
            copied |= {path[len(start) :]: value for path, value in answers.items() if path.startswith(start)}
    return copied


def clean_block(block: Block, typed: Mapping[str, object], others: Answers) -> Outcome:
    """Check what was typed on one page, beside the answers of the other pages.

    Accepted answers are kept beside the errors, so that nothing typed right has to be typed again.
    Questions that the answers on the same page hide are dropped, whatever was sent for them.
    """
    page = _Page(others)
    for one in block.fields:
        page.take(one, typed.get(one.path))
    return Outcome(page.taken, page.errors, tuple(page.warnings))


def validate(form: Form, answers: Answers) -> Outcome:
    """Check the whole form again, as if everything had just been typed."""
    kept: dict[str, Any] = {}
    errors: dict[str, str] = {}
    warnings: list[str] = []
    for block in form.blocks:
        if not holds(block.show_if, kept):
            continue
        outcome = clean_block(block, answers, kept)
        kept |= outcome.answers
        errors |= outcome.errors
        warnings += outcome.warnings
    for check in form.checks:
        if not holds(check.when, kept):
            continue
        if check.warning:
            warnings.append(check.says)
        else:
            errors.setdefault(check.field, check.says)
    return Outcome(kept, errors, tuple(dict.fromkeys(warnings)))


class _Page:
    """The answers of one page or one row, taken one by one: each is asked in the light of those before it."""

    def __init__(self, others: Answers) -> None:
        self.others = others
        self.taken: dict[str, Any] = {}
        self.errors: dict[str, str] = {}
        self.warnings: list[str] = []

    def take(self, one: Field, typed: object) -> None:
        if one.show_if is not None and not holds(one.show_if, self.seen):
            return
        value = typed.strip() if isinstance(typed, str) else typed
        if one.kind is Kind.ROWS:
            self._take_rows(one, value)
        elif value in _EMPTY or value is False:
            self._miss(one)
        else:
            self._accept(one, value)

    @property
    def seen(self) -> Answers:
        """Every answer that a condition here may look at."""
        return {**self.others, **self.taken}

    def _miss(self, one: Field) -> None:
        if one.required:
            self.errors[one.path] = MISSING

    def _accept(self, one: Field, value: object) -> None:
        try:
            taken = accept(one, value)
        except Refused as refusal:
            self.errors[one.path] = str(refusal)
            return
        if taken in _EMPTY:
            self._miss(one)
        else:
            self.taken[one.path] = taken

    def _take_rows(self, one: Field, typed: object) -> None:
        rows: Sequence[object] = typed if isinstance(typed, list) else []
        kept: list[dict[str, Any]] = []
        for number, row in enumerate(rows[:_MOST_ROWS]):
            if isinstance(row, Mapping) and not all(_blank(value) for value in row.values()):
                kept.append(self._row(one, row, f"{one.path}.{number}"))
        if len(rows) > _MOST_ROWS:
            self.errors[one.path] = _("Nhiều nhất %(most)s dòng.") % {"most": _MOST_ROWS}
        if kept:
            self.taken[one.path] = kept
        elif one.required:
            self.errors[one.path] = gettext_noop("Cần ít nhất một dòng.")

    def _row(self, one: Field, row: Mapping[str, object], path: str) -> dict[str, Any]:
        inner = _Page(self.seen)
        for part in one.rows:
            inner.take(part, row.get(part.key))
        for check in one.checks:
            if not holds(check.when, inner.seen):
                continue
            if check.warning:
                self.warnings.append(check.says)
            else:
                inner.errors.setdefault(check.field, check.says)
        self.errors.update({f"{path}.{key}": words for key, words in inner.errors.items()})
        return inner.taken


def _blank(value: object) -> bool:
    return value in _EMPTY or (isinstance(value, str) and not value.strip())
