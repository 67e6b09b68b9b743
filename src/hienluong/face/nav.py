"""The menus. Each package registers its entries in a module `nav`, which is imported at start-up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from django.urls import reverse
from django.utils.functional import Promise

__all__ = ["Area", "Entry", "NavItem", "Reader", "entries", "register", "registered"]


class Area(StrEnum):
    """Where an entry stands."""

    PUBLIC = "public"
    """The header of every page for citizens."""
    CITIZEN = "citizen"
    """The header of a citizen who is signed in."""
    OFFICER = "officer"
    """The side menu of officers."""
    LIFE_EVENT = "life_event"
    """The list of situations on the home page."""


class Reader(Protocol):
    """What the menus need to know of an actor."""

    def holds(self, right: str, agency_id: int | None = None) -> bool:
        """Whether the actor holds the right, anywhere when no agency is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """A menu entry, shown to actors who hold `right` (to all when empty); `order` sorts within the area."""

    label: str | Promise
    url_name: str
    area: Area
    right: str = ""
    order: int = 50
    hint: str | Promise = ""
    shortcut: str = ""
    """The letter that goes there after `g` on officers' pages."""
    url_kwargs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A menu entry as one reader sees it."""

    label: str
    url: str
    hint: str
    shortcut: str
    current: bool


_items: list[NavItem] = []


def register(*items: NavItem) -> None:
    """Add entries; registering the same one again changes nothing."""
    _items.extend(item for item in items if item not in _items)


def registered() -> tuple[NavItem, ...]:
    """All entries of all areas, in no promised order."""
    return tuple(_items)


def entries(area: Area, reader: Reader | None, path: str) -> list[Entry]:
    """The entries of `area` that `reader` may see; the one whose address holds `path` most closely is current."""
    shown = [item for item in _items if item.area == area and _may_see(reader, item)]
    shown.sort(key=lambda item: item.order)
    urls = [reverse(item.url_name, kwargs=dict(item.url_kwargs) or None) for item in shown]
    here = max((url for url in urls if path.startswith(url)), key=len, default=None)
    return [
        Entry(str(item.label), url, str(item.hint), item.shortcut, url == here)
        for item, url in zip(shown, urls, strict=True)
    ]


def _may_see(reader: Reader | None, item: NavItem) -> bool:
    if not item.right:
        return True
    return reader is not None and reader.holds(item.right)
