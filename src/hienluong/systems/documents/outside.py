"""Agencies of other installations that a document can be sent to. Who carries it there makes them known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

__all__ = ["OutsidePlace", "outside_places", "register_directory"]


@dataclass(frozen=True, slots=True)
class OutsidePlace:
    """An agency elsewhere, as documents name it."""

    name: str
    identifier: str


_directories: list[Callable[[], Mapping[str, OutsidePlace]]] = []


def register_directory(find: Callable[[], Mapping[str, OutsidePlace]]) -> None:
    """Let drafts be addressed to what `find` knows: places by their folded names."""
    _directories.append(find)


def outside_places() -> Mapping[str, OutsidePlace]:
    """All that can be reached elsewhere, by folded name."""
    return {name: place for find in _directories for name, place in find().items()}
