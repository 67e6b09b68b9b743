"""Conditions as data: a few words, no code.

{"field": "mother.known", "equals": "yes"} · {"field": "x", "in": ["a", "b"]} · {"field": "x", "present": true}
{"field": "child.birth", "days_ago_over": 60} · {"field": "owner.birth", "years_under": 18}
{"all": […]} · {"any": […]} · {"not": …}
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hienluong.base import clock
from hienluong.systems.filing.forms.model import Answers, Condition

__all__ = ["WORDS", "fields_in", "holds"]


def holds(condition: Condition | None, answers: Answers) -> bool:
    """Whether the condition is met; no condition always is."""
    if condition is None:
        return True
    if "all" in condition:
        return all(holds(part, answers) for part in condition["all"])
    if "any" in condition:
        return any(holds(part, answers) for part in condition["any"])
    if "not" in condition:
        return not holds(condition["not"], answers)
    value = answers.get(condition["field"])
    return all(test(value, condition[word]) for word, test in WORDS.items() if word in condition)


def fields_in(condition: Condition | None) -> set[str]:
    """The paths a condition looks at."""
    if condition is None:
        return set()
    parts = [*condition.get("all", []), *condition.get("any", [])]
    if "not" in condition:
        parts.append(condition["not"])
    own = {condition["field"]} if "field" in condition else set()
    return own.union(*(fields_in(part) for part in parts)) if parts else own


def _present(value: object, wanted: object) -> bool:
    return (value not in (None, "", [], False)) is bool(wanted)


def _days_ago_over(value: object, days: Any) -> bool:  # noqa: ANN401 - a number from data
    day = _day(value)
    return day is not None and (clock.today() - day).days > int(days)


def _years_under(value: object, years: Any) -> bool:  # noqa: ANN401 - a number from data
    day = _day(value)
    if day is None:
        return False
    today = clock.today()
    age = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
    return age < int(years)


def _day(value: object) -> date | None:
    """A date; for a year alone its last day, so that nobody is counted older than certain."""
    text = str(value or "")
    if len(text) == 4 and text.isdigit():
        return date(int(text), 12, 31) if int(text) else None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


WORDS: Mapping[str, Callable[[Any, Any], bool]] = {
    "equals": lambda value, wanted: bool(value == wanted),
    "in": lambda value, wanted: value in wanted,
    "has": lambda value, wanted: isinstance(value, list) and wanted in value,
    "present": _present,
    "days_ago_over": _days_ago_over,
    "years_under": _years_under,
}
