"""A site under a name of its own: which names can be one, and how links on its pages are written there. Pure."""

import re

from hienluong.face.own_names import SHARED
from hienluong.systems.portal.rules.addresses import PREFIX, public_path

__all__ = ["as_asked_there", "hostname_of", "links_there"]

_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_LONGEST = 253
_ATTRIBUTE = re.compile(rb'(\s(?:(href|action)|[a-z-]+)=")(/(?!/)[^"]*)"')
"""An attribute that holds a path of the house. In words a quotation mark stands as an entity and is not met."""


def hostname_of(typed: str) -> str:
    """The name as computers spell it, Vietnamese letters as IDNA; empty when it can be no name of a site."""
    try:
        name = typed.strip().rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    labels = name.split(".")
    is_name = len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels)
    return name if is_name and not labels[-1].isdigit() and len(name) <= _LONGEST else ""


def as_asked_there(path: str, slug: str) -> str | None:
    """How a path of the house is asked for under the site's own name; None for what does not belong to the site."""
    home = public_path(f"/{slug}/")
    if path.startswith(home):
        return "/" + path.removeprefix(home)
    return None if path.startswith(f"{PREFIX}/") else path if path.startswith(SHARED) else None


def links_there(markup: bytes, slug: str, main: str) -> bytes:
    """A page of the site as it stands under its own name: its pages from `/`, all else at the house's address `main`."""

    def written(found: re.Match[bytes]) -> bytes:
        before, leads, path = found.groups()
        there = as_asked_there(path.decode(), slug)
        if there is None:
            there = main + path.decode() if leads else path.decode()
        return before + there.encode() + b'"'

    return _ATTRIBUTE.sub(written, markup)
