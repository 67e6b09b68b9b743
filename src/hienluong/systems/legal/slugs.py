"""Addresses of documents, from their symbols."""

import re
from collections.abc import Iterator

from django.utils.text import slugify

from hienluong.base.text import fold

__all__ = ["slugs_for"]

_COMMITTEE = re.compile(r"^(uy ban|hoi dong) nhan dan ")
"""The symbol tells committee from council already."""


def slugs_for(symbol: str, year: int, issuer_name: str) -> Iterator[str]:
    """Addresses to try, the shortest first; the first that is free is the document's for ever."""
    plain, issuer = slugify(fold(symbol)), slugify(_COMMITTEE.sub("", fold(issuer_name)))
    dated = plain if str(year) in plain.split("-") else f"{plain}-{year}"
    yield from dict.fromkeys(name[:110] for name in (plain, dated, f"{plain}-{issuer}", f"{dated}-{issuer}"))
    for number in range(2, 1000):
        yield f"{dated}-{issuer}"[:110] + f"-{number}"
