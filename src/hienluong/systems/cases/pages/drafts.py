"""The draft of a result as a form: what was drafted, else a proposal from what the citizen stated."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.http import QueryDict

from hienluong.base import clock
from hienluong.base.data_files import in_force
from hienluong.kernel.people.public import mask_text
from hienluong.systems.cases.models import Case, Result
from hienluong.systems.cases.personal_numbers import each_text, masked_sections
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.rules.proposing import Fact, proposed_rows

__all__ = ["draft_form", "typed_draft"]

_RESULTS = Path(__file__).parents[1] / "data" / "results.json"
_EMPTY_ROWS = 2


def draft_form(case: Case) -> dict[str, object]:
    """The values of the fields. Nothing is invented: a proposal repeats what stands in the case."""
    result = Result.objects.filter(case=case).first()
    if result is None:
        return _proposal(case)
    facts = each_text(result.facts, mask_text)
    return {
        "title": facts["title"],
        "symbol": facts["symbol"],
        "body": "\n".join(facts["body"]),
        "rows": [*facts["rows"], *_empty()],
        "bases": "\n".join(facts["legal_bases"]),
    }


def typed_draft(form: QueryDict) -> dict[str, object]:
    """The values as they were typed, for a form that was refused."""
    rows = [
        [label, value] for label, value in zip(form.getlist("label"), form.getlist("value"), strict=False)
    ]
    words = {name: form.get(name, "") for name in ("title", "symbol", "body", "bases")}
    return words | {"rows": rows}


def _proposal(case: Case) -> dict[str, object]:
    known = _newest(_known()["results"].get(case.procedure_code, ()))
    process = process_of(case)
    return {
        "title": known.get("title") or process.result_title or case.procedure_name,
        "symbol": process.result_symbol or "UBND",
        "body": known.get("body", ""),
        "rows": [*_rows(case, known.get("facts")), *_empty()],
        "bases": "",
    }


def _rows(case: Case, facts: list[dict[str, Any]] | None) -> list[tuple[str, str]]:
    """The lines that the procedure's result has; of a procedure without them all that was answered."""
    sections = masked_sections(case)
    if facts is not None:
        said = {row.path: row.words for section in sections for row in section.rows}
        return proposed_rows([Fact(**fact) for fact in facts], said)
    left_out = _newest(_known()["left_out"]).get("titles", ())
    kept = [section for section in sections if section.title not in left_out]
    return [(f"{part.title} – {row.label.lower()}", row.words) for part in kept for row in part.rows]


def _newest(versions: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The version in force today; nothing before the first one."""
    return max(in_force(versions, clock.today()), key=lambda one: str(one["valid_from"]), default={})


def _empty() -> list[list[str]]:
    return [["", ""] for _ in range(_EMPTY_ROWS)]


@cache
def _known() -> dict[str, Any]:
    return dict(json.loads(_RESULTS.read_text()))
