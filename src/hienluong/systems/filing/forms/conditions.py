"""Conditions as data: a few words, no code.

{"field": "mother.known", "equals": "yes"} · {"field": "x", "in": ["a", "b"]} · {"field": "x", "present": true}
{"field": "child.birth", "days_ago_over": 60} · {"field": "owner.birth", "years_under": 18}
{"field": "visit.day", "before": "today"} · {"field": "mother.birth", "after": "child.birth"} · {"field": "x", "over": 3}
{"field": "business.name", "says": ["công ty"]} · {"field": "person.identifier", "born_unlike": "person.birth"}
{"all": […]} · {"any": […]} · {"not": …}

In a form's data a field that begins with a dot stands beside the question: ".known" in "mother" is "mother.known".
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from hienluong.base import clock
from hienluong.base.codes import PersonalIdentifier
from hienluong.base.errors import Invalid
from hienluong.base.text import fold
from hienluong.systems.filing.forms.model import Answers, Condition

__all__ = ["WORDS", "both", "fields_in", "holds", "moved"]

_LOOKS_ASIDE = ("after", "before", "born_unlike", "sex_unlike")
"""Words whose operand may be the path of another question."""


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
    return all(WORDS[word](value, condition[word], answers) for word in condition if word in WORDS)


def fields_in(condition: Condition | None) -> set[str]:
    """The paths a condition looks at."""
    if condition is None:
        return set()
    parts = [*condition.get("all", []), *condition.get("any", [])]
    if "not" in condition:
        parts.append(condition["not"])
    own = {condition["field"]} if "field" in condition else set()
    own |= {condition[word] for word in _LOOKS_ASIDE if "." in str(condition.get(word, ""))}
    return own.union(*(fields_in(part) for part in parts)) if parts else own


def both(first: Condition | None, second: Condition | None) -> Condition | None:
    """Met when both are."""
    if first is None or second is None:
        return first or second
    return {"all": [first, second]}


def moved(condition: Condition | None, prefix: str) -> Condition | None:
    """The condition with every path that begins with a dot taken from the place `prefix`."""
    if condition is None:
        return None
    return {word: _moved(operand, prefix) for word, operand in condition.items()}


def _moved(operand: object, prefix: str) -> object:
    if isinstance(operand, Mapping):
        return moved(operand, prefix)
    if isinstance(operand, list):
        return [_moved(part, prefix) for part in operand]
    if isinstance(operand, str) and operand.startswith("."):
        return f"{prefix}{operand}" if prefix else operand[1:]
    return operand


def _present(value: object, wanted: object, _answers: Answers) -> bool:
    return (value not in (None, "", [], False)) is bool(wanted)


def _days_ago_over(value: object, days: Any, _answers: Answers) -> bool:  # noqa: ANN401 - a number from data
    day = _day(value)
    return day is not None and (clock.today() - day).days > int(days)


def _years_under(value: object, years: Any, _answers: Answers) -> bool:  # noqa: ANN401 - a number from data
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


def _first_day(value: object) -> date | None:
    """A date; for a year alone its first day."""
    day = _day(value)
    return day.replace(month=1, day=1) if day and len(str(value)) == 4 else day


def _named(operand: object, answers: Answers) -> object:
    """The day an operand means: today, the answer to another question, or a date of the law."""
    if operand == "today":
        return clock.today().isoformat()
    return answers.get(str(operand), operand)


def _after(value: object, operand: object, answers: Answers) -> bool:
    """Certainly after: a year alone is after a day of another year only."""
    first, other = _first_day(value), _day(_named(operand, answers))
    return first is not None and other is not None and first > other


def _before(value: object, operand: object, answers: Answers) -> bool:
    last, other = _day(value), _first_day(_named(operand, answers))
    return last is not None and other is not None and last < other


def _over(value: object, limit: Any, _answers: Answers) -> bool:  # noqa: ANN401 - a number from data
    return isinstance(value, int) and value > int(limit)


def _under(value: object, limit: Any, _answers: Answers) -> bool:  # noqa: ANN401 - a number from data
    return isinstance(value, int) and value < int(limit)


def _says(value: object, phrases: Any, _answers: Answers) -> bool:  # noqa: ANN401 - texts from data
    words = f" {fold(str(value or ''))} "
    return any(f" {fold(phrase)} " in words for phrase in phrases)


def _one_row_marked(value: object, key: object, _answers: Answers) -> bool:
    rows = value if isinstance(value, list) else []
    return [row.get(key) for row in rows].count("yes") == 1


def _born_unlike(value: object, path: object, answers: Answers) -> bool:
    """The number was made for another year than the birth date says: errors exist, so it is a hint."""
    number, born = _number(value), _day(answers.get(str(path)))
    return number is not None and born is not None and number.birth_year != born.year


def _sex_unlike(value: object, path: object, answers: Answers) -> bool:
    number, sex = _number(value), answers.get(str(path))
    return number is not None and sex in {"nam", "nu"} and number.is_female is not (sex == "nu")


def _number(value: object) -> PersonalIdentifier | None:
    try:
        return PersonalIdentifier.read(value) if isinstance(value, str) else None
    except Invalid:
        return None


WORDS: Mapping[str, Callable[[Any, Any, Answers], bool]] = {
    "equals": lambda value, wanted, _: bool(value == wanted),
    "in": lambda value, wanted, _: value in wanted,
    "has": lambda value, wanted, _: isinstance(value, list) and wanted in value,
    "present": _present,
    "days_ago_over": _days_ago_over,
    "years_under": _years_under,
    "after": _after,
    "before": _before,
    "over": _over,
    "under": _under,
    "says": _says,
    "one_row_marked": _one_row_marked,
    "born_unlike": _born_unlike,
    "sex_unlike": _sex_unlike,
}
