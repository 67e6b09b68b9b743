"""The checklists that sites are judged by, read from data: each with the day from which it holds."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hienluong.base.data_files import read_json_file
from hienluong.systems.portal.rules.compliance import Checklist, Criterion, Duty

__all__ = ["checklist_on", "checklists"]

_FOLDER = Path(__file__).parents[1] / "data" / "checklists"


@cache
def checklists() -> Sequence[Checklist]:
    """Every checklist there is or was, the newest first."""
    found = [_read(read_json_file(path)) for path in _FOLDER.glob("*.json")]
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


def _read(facts: Mapping[str, Any]) -> Checklist:
    until = facts["valid_to"]
    return Checklist(
        code=facts["code"], title=facts["title"], basis=facts["basis"],
        valid_from=date.fromisoformat(facts["valid_from"]), valid_to=date.fromisoformat(until) if until else None,
        groups=tuple((group["code"], group["title"]) for group in facts["groups"]),
        criteria=tuple(_criterion(row) for row in facts["criteria"]),
    )  # fmt: skip


def _criterion(row: Mapping[str, Any]) -> Criterion:
    return Criterion(
        code=row["code"], group=row["group"], title=row["title"], basis=row["basis"], verified=row["verified"],
        check=row["check"], wanted=row.get("with", {}), duty=Duty(row.get("duty", Duty.SITE)), note=row.get("note", ""),
    )  # fmt: skip
