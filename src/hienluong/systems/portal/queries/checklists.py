"""The checklists that sites are judged by, read from data: each with the day from which it holds."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, NotRequired

from pydantic import ConfigDict, TypeAdapter
from typing_extensions import TypedDict

from hienluong.base.data_files import is_day, read_json_file, shape_faults
from hienluong.base.errors import Invalid
from hienluong.systems.portal.rules.checks import CHECKS
from hienluong.systems.portal.rules.compliance import Checklist, Criterion, Duty

__all__ = ["checklist_on", "checklists", "read_checklist"]

_EXACT = ConfigDict(extra="forbid", strict=True)


class _Wanted(TypedDict, total=False):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    slugs: list[str]
    modules: list[str]
    days: int


_Row = TypedDict(
    "_Row",
    {
        "code": str, "group": str, "title": str, "basis": str, "verified": bool, "check": str,
        "with": NotRequired[_Wanted], "duty": NotRequired[Literal["site", "installation"]], "note": NotRequired[str],
    },
)  # fmt: skip
"""Spelled as a call because of the key `with`."""
_Row.__pydantic_config__ = _EXACT  # type: ignore[attr-defined]


class _Group(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    code: str
    title: str


class _File(TypedDict):
    __pydantic_config__ = _EXACT  # type: ignore[misc]
    code: str
    title: str
    valid_from: str
    valid_to: str | None
    basis: str
    note: NotRequired[str]
    groups: list[_Group]
    criteria: list[_Row]


_SHAPE: TypeAdapter[Any] = TypeAdapter(_File)
_FOLDER = Path(__file__).parents[1] / "data" / "checklists"


@cache
def checklists() -> Sequence[Checklist]:
    """Every checklist there is or was, the newest first."""
    found = [read_checklist(read_json_file(path)) for path in _FOLDER.glob("*.json")]
    return tuple(sorted(found, key=lambda one: one.valid_from, reverse=True))


def checklist_on(day: date) -> Checklist | None:
    """The checklist in force on `day`; None before the first."""
    return next(
        (
            one
            for one in checklists()
            if one.valid_from <= day and (one.valid_to is None or day <= one.valid_to)
        ),
        None,
    )


def read_checklist(content: object) -> Checklist:
    """The checklist that a file's content tells. Raises Invalid naming every fault by its place."""
    if faults := shape_faults(_SHAPE, content):
        raise Invalid(faults)
    facts: Mapping[str, Any] = _SHAPE.validate_python(content)
    if faults := dict(_contradictions(facts)):
        raise Invalid(faults)
    until = facts["valid_to"]
    return Checklist(
        code=facts["code"], title=facts["title"], basis=facts["basis"],
        valid_from=date.fromisoformat(facts["valid_from"]), valid_to=date.fromisoformat(until) if until else None,
        groups=tuple((group["code"], group["title"]) for group in facts["groups"]),
        criteria=tuple(_criterion(row) for row in facts["criteria"]),
    )  # fmt: skip


def _contradictions(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("valid_from", "valid_to"):
        if facts[key] is not None and not is_day(facts[key]):
            yield key, "Phải là ngày, dạng 2026-07-01."
    groups = [group["code"] for group in facts["groups"]]
    codes = [row["code"] for row in facts["criteria"]]
    for row in facts["criteria"]:
        place = f"criteria.{row['code']}"
        if row["check"] not in CHECKS:
            yield f"{place}.check", f"Không có cách chấm này. Các cách: {', '.join(CHECKS)}."
        if row["group"] not in groups:
            yield f"{place}.group", f"Không có nhóm này. Các nhóm: {', '.join(groups)}."
        if codes.count(row["code"]) > 1:
            yield place, "Có hai tiêu chí cùng mã."


def _criterion(row: Mapping[str, Any]) -> Criterion:
    return Criterion(
        code=row["code"], group=row["group"], title=row["title"], basis=row["basis"], verified=row["verified"],
        check=row["check"], wanted=row.get("with", {}), duty=Duty(row.get("duty", Duty.SITE)), note=row.get("note", ""),
    )  # fmt: skip
