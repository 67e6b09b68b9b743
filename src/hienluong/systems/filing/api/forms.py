"""The form of a procedure, for programs that ask the questions themselves."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from ninja import Router

from hienluong.face.api_shapes import refusals
from hienluong.systems.catalogue.public import procedure_in_force
from hienluong.systems.filing.api.shapes import (
    CheckOut,
    ChoiceOut,
    FormOut,
    GroupOut,
    PaperAskedOut,
    PatternOut,
    QuestionOut,
)
from hienluong.systems.filing.forms import Block, Field, Paper
from hienluong.systems.filing.forms.kinds import PATTERNS
from hienluong.systems.filing.forms.model import Check, Condition
from hienluong.systems.filing.queries.forms import form_for, taken_here

__all__ = ["router"]

router = Router(tags=["forms"])


@router.get("/forms/{code}", response={200: FormOut, **refusals(404)})
def show_form(request: HttpRequest, code: str) -> FormOut:  # noqa: ARG001 - public
    """What a filing must answer: groups of questions, papers and rules. The rules run again on what is filed."""
    procedure = procedure_in_force(code)
    form = form_for(procedure)
    return FormOut(
        procedure=procedure.code,
        name=procedure.shown_name,
        form=form.name,
        basis=form.basis,
        filed_here=taken_here(procedure),
        groups=[_group(block) for block in form.blocks],
        papers=[_paper(paper) for paper in form.papers],
        checks=[_check(check) for check in form.checks],
    )


def _group(block: Block) -> GroupOut:
    return GroupOut(
        key=block.key,
        title=block.title,
        help=block.help,
        asked_if=_condition(block.show_if),
        questions=[_question(field) for field in block.fields],
    )


def _question(field: Field) -> QuestionOut:
    pattern = PATTERNS.get(field.pattern)
    return QuestionOut(
        path=field.path,
        type=str(field.kind),
        label=field.label,
        hint=field.hint,
        required=field.required,
        asked_if=_condition(field.show_if),
        max_length=field.max_length,
        minimum=field.minimum,
        maximum=field.maximum,
        choices=[ChoiceOut(value=value, label=label) for value, label in field.choices],
        pattern=PatternOut(regex=pattern[0], says=pattern[1]) if pattern else None,
        not_in_future=field.latest_today,
        default=field.default,
        known_from=field.source,
        fixed=field.locked,
        rows=[_question(part) for part in field.rows],
        checks=[_check(check) for check in field.checks],
    )


def _paper(paper: Paper) -> PaperAskedOut:
    return PaperAskedOut(
        code=paper.code,
        name=paper.name,
        hint=paper.hint,
        offered_if=_condition(paper.applies_if),
        required_if=_condition(paper.required_if),
        by_data=paper.replaced_by,
    )


def _check(check: Check) -> CheckOut:
    return CheckOut(
        when=dict(check.when), question=check.field, says=check.says, warning=check.warning, basis=check.basis
    )


def _condition(condition: Condition | None) -> dict[str, Any] | None:
    return dict(condition) if isinstance(condition, Mapping) else None
