"""The draft of a result as a form: what was drafted, else a proposal from what the citizen stated."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from hienluong.kernel.people.public import mask_text
from hienluong.systems.cases.models import Case, Result
from hienluong.systems.cases.personal_numbers import each_text, masked_sections
from hienluong.systems.cases.queries.processes import process_of

__all__ = ["draft_form"]

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


def _proposal(case: Case) -> dict[str, object]:
    known = _known()["results"].get(case.procedure_code, {})
    process = process_of(case)
    return {
        "title": known.get("title") or process.result_title or case.procedure_name,
        "symbol": process.result_symbol or "UBND",
        "body": known.get("body", ""),
        "rows": [*_rows(case, known.get("sections")), *_empty()],
        "bases": "",
    }


def _rows(case: Case, wanted: list[str] | None) -> list[list[str]]:
    """What was answered in the parts that belong on the result; the parts' names tell mother from father."""
    left_out = _known()["left_out"]
    rows: list[list[str]] = []
    for section in masked_sections(case):
        title = section.title
        if (wanted is None and title not in left_out) or (wanted is not None and title in wanted):
            named = wanted is None or len(wanted) > 1
            rows += [
                [f"{title} – {label.lower()}" if named else label, value] for label, value in section.rows
            ]
    return rows


def _empty() -> list[list[str]]:
    return [["", ""] for _ in range(_EMPTY_ROWS)]


@cache
def _known() -> dict[str, Any]:
    return dict(json.loads(_RESULTS.read_text()))
