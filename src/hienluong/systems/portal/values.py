"""What callers hand to the actions of the portal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

__all__ = ["NewArticle", "NewRedirect", "NewSite", "Node", "Preset", "SiteSettings"]


@dataclass(frozen=True, slots=True)
class Node:
    """A menu entry of a preset, with those below it."""

    title: str
    slug: str
    intro: str = ""
    module: str = ""
    below: Sequence["Node"] = ()


@dataclass(frozen=True, slots=True)
class Preset:
    """A structure that sites begin with, and the text it follows."""

    code: str
    basis: str
    welcome: str
    menu: Sequence[Node]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSite:
    """A site to be made for an agency."""

    agency_id: int
    slug: str
    name: str
    preset: str
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticle:
    """An article that is finished. `section` is its place below the site, e.g. "tin-tuc"."""

    section: str
    title: str
    lead: str
    paragraphs: Sequence[str]
    day: date
    author: str = ""
    source: str = ""
    is_featured: bool = False


@dataclass(frozen=True, slots=True)
class NewRedirect:
    """Who asks for the address `old` is to come to `target`; both as somebody typed or copied them."""

    old: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """What stands at the foot of a site, its colour, the visits counted before this program."""

    address: str = ""
    phone: str = ""
    email: str = ""
    responsible: str = ""
    licence: str = ""
    accent: str = "river"
    counter_start: int = 0
