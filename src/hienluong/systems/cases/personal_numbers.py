"""Personal numbers in what a case holds: kept sealed for this case alone, shown masked, opened only by `reveal`."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from hienluong.base.errors import Invalid
from hienluong.kernel.people.public import mask_text, open_text, seal_numbers, sealed_parts, unmask_text
from hienluong.systems.cases.models import Case, Result
from hienluong.systems.cases.values import Row, Section

__all__ = [
    "Reader",
    "each_text",
    "masked_sections",
    "opener_of",
    "restored",
    "seal_all",
    "sealed_for",
    "sections_of",
]

Reader = Callable[[str], str]
"""How a text with sealed parts is read: masked, or in clear."""


def sealed_for(case: Case, text: str) -> str:
    """What somebody typed about a case, with the personal numbers in it sealed."""
    return seal_numbers(text, _context(case.idempotency_key))


def seal_all(value: Any, key: UUID) -> Any:  # noqa: ANN401 - JSON has no better type
    """The same for JSON of any shape, of the case with this idempotency key."""
    return each_text(value, partial(seal_numbers, context=_context(key)))


def each_text(value: Any, change: Reader) -> Any:  # noqa: ANN401
    """JSON of any shape with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {name: each_text(part, change) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [each_text(part, change) for part in value]
    return value


def opener_of(case: Case) -> Reader:
    """Reads the sealed parts in clear. Whoever uses it has checked the right and told the journal."""
    return partial(open_text, context=_context(case.idempotency_key))


def restored(case: Case, value: Any) -> Any:  # noqa: ANN401
    """What came back from a form that showed masked numbers, with the numbers of this case in their places, sealed.

    Raises Invalid for a masked number that the case does not hold, or holds twice with the same last digits.
    """
    known = _shown_numbers(case)
    try:
        whole = each_text(value, partial(unmask_text, numbers=known))
    except KeyError as error:
        raise Invalid({"body": "Có số đang che mà hồ sơ không có. Ghi đủ số đó."}) from error
    return seal_all(whole, case.idempotency_key)


def _shown_numbers(case: Case) -> dict[str, str]:
    """Every sealed number of the case, still sealed, by how it is shown; those that look alike are left out."""
    read, found = opener_of(case), dict[str, dict[str, str]]()
    drafted = Result.objects.filter(case=case).values_list("facts", flat=True)
    for part in sealed_parts(json.dumps([case.sections, list(drafted)], ensure_ascii=False)):
        found.setdefault(mask_text(part), {})[read(part)] = part
    return {shown: next(iter(alike.values())) for shown, alike in found.items() if len(alike) == 1}


def sections_of(case: Case, read: Reader) -> list[Section]:
    """What was answered, label by label."""
    return [
        Section(part["title"], [Row(label, read(words), *path) for label, words, *path in part["rows"]])
        for part in case.sections
    ]


def masked_sections(case: Case) -> list[Section]:
    """What was answered, with the last digits only of every personal number."""
    return sections_of(case, mask_text)


def _context(key: UUID) -> str:
    """The draft's key is the case's key: what was sealed while filing opens in the case."""
    return str(key)
