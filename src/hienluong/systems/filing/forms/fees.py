"""What a filing costs, by the fee rule in the form's data.

{"each": 8000, "times": "copies.count"}: an amount for each.
{"rows": "originals", "pages": "pages", "copies": "copies", "first_pages": 2, "first": 2000, "next": 1000, "cap": 200000}:
certified copies — each page of the first pages, each further page, at most `cap` a copy.
"""

from collections.abc import Mapping
from typing import Any

from hienluong.systems.filing.forms.model import Answers, Form

__all__ = ["fee_of"]


def fee_of(form: Form, answers: Answers) -> int:
    """The fee in đồng; 0 when the form has no rule, which does not say that it is free."""
    rule = form.fee
    if not rule:
        return 0
    if "rows" in rule:
        return sum(_certified(rule, row) for row in answers.get(rule["rows"], []))
    return int(rule["each"]) * int(answers.get(rule["times"], 0))


def _certified(rule: Mapping[str, Any], row: Mapping[str, Any]) -> int:
    pages, copies = int(row.get(rule["pages"], 0)), int(row.get(rule["copies"], 0))
    first = min(pages, rule["first_pages"])
    one_copy = int(rule["first"]) * first + int(rule["next"]) * (pages - first)
    each: int = min(one_copy, int(rule["cap"]))
    return each * copies
