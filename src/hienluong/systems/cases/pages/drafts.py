"""The draft of a result as a form: what was drafted, else a proposal from what the citizen stated."""

from hienluong.systems.cases.models import Case, Result
from hienluong.systems.cases.queries.processes import process_of

__all__ = ["draft_form"]

_EMPTY_ROWS = 2


def draft_form(case: Case) -> dict[str, object]:
    """The values of the fields. Nothing is invented: a proposal repeats what stands in the case."""
    result = Result.objects.filter(case=case).first()
    if result is None:
        return _proposal(case)
    facts = result.facts
    return {
        "title": facts["title"],
        "symbol": facts["symbol"],
        "body": "\n".join(facts["body"]),
        "rows": [*facts["rows"], *_empty()],
        "bases": "\n".join(facts["legal_bases"]),
    }


def _proposal(case: Case) -> dict[str, object]:
    process = process_of(case)
    rows = [row for section in case.sections for row in section["rows"]]
    return {
        "title": process.result_title or case.procedure_name,
        "symbol": process.result_symbol or "UBND",
        "body": "",
        "rows": [*rows, *_empty()],
        "bases": "",
    }


def _empty() -> list[list[str]]:
    return [["", ""] for _ in range(_EMPTY_ROWS)]
