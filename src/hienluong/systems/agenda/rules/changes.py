"""What differs between two versions of a week. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

__all__ = ["Change", "Changed", "changes", "marks"]


class Change(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class Told(Protocol):
    """A line as it is compared: which one, and all that it says."""

    @property
    def key(self) -> UUID: ...

    @property
    def says(self) -> Mapping[str, object]: ...


@dataclass(frozen=True, slots=True)
class Changed:
    """One line that differs; `fields` are the names of what is new in a changed one."""

    key: UUID
    change: Change
    fields: tuple[str, ...] = ()


def changes(before: Sequence[Told], after: Sequence[Told]) -> list[Changed]:
    """Lines added, changed and removed, in the order of the new version, removed ones last."""
    old = {line.key: line for line in before}
    found = [told for line in after if (told := _told(old.get(line.key), line)) is not None]
    kept = {line.key for line in after}
    return [*found, *(Changed(key, Change.REMOVED) for key in old if key not in kept)]


def marks(before: Sequence[Told] | None, after: Sequence[Told]) -> Mapping[UUID, Changed]:
    """By line what to mark; nothing in a first version."""
    return {} if before is None else {each.key: each for each in changes(before, after)}


def _told(old: Told | None, new: Told) -> Changed | None:
    if old is None:
        return Changed(new.key, Change.ADDED)
    fields = tuple(name for name, value in new.says.items() if old.says.get(name) != value)
    return Changed(new.key, Change.CHANGED, fields) if fields else None
