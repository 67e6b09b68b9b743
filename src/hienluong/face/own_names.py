"""A site asked for under a name of its own: what the front of the server tells the pages behind it. No Django here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["OWN_NAME", "SHARED", "OwnName", "own_name_in"]

OWN_NAME = "hienluong.own_name"
"""Where it stands in the environment of a request; no header of a reader can come to stand there."""

SHARED = ("/static/", "/anh/", "/tep-dinh-kem/", "/hien-thi/", "/ngon-ngu/", "/.well-known/", "/robots.txt")
"""What is found under every name: files, and how and in which language the reader wants pages."""


@dataclass(frozen=True, slots=True)
class OwnName:
    """The name that a reader asked under, the site behind it, and the path as the reader wrote it."""

    host: str
    site: str
    asked: str


def own_name_in(environ: Mapping[str, Any]) -> OwnName | None:
    """The name of its own under which a request came; None at the address of the house."""
    found = environ.get(OWN_NAME)
    return found if isinstance(found, OwnName) else None
