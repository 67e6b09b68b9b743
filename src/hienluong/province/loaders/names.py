"""Invented names: drawn from lists, the same in every installation. No real people."""

from random import Random
from typing import Any

from hienluong.base.text import fold

__all__ = ["NameMaker"]


class NameMaker:
    """Draws full names and user names; each user name once."""

    def __init__(self, lists: dict[str, Any], taken: set[str]) -> None:
        self._lists = lists
        self._random = Random(20250701)  # noqa: S311 - the same people in every demonstration
        self._taken = taken

    def full_name(self, people: str) -> str:
        """A name as people of this group bear them."""
        group = self._lists[people]
        sex = group[self._random.choice(("men", "women"))]
        choose = self._random.choice
        return f"{choose(group['family'])} {choose(sex['middle'])} {choose(sex['given'])}"

    def one_in(self, count: int) -> bool:
        """Chance, drawn from the same row of numbers."""
        return self._random.randrange(count) == 0

    def username(self, full_name: str) -> str:
        """Given name, then the first letters of the others, then a number when taken: an.nv, an.nv2."""
        *before, given = fold(full_name).split(" ")
        stem = f"{given}.{''.join(word[0] for word in before)}"
        name, number = stem, 1
        while name in self._taken:
            number += 1
            name = f"{stem}{number}"
        self._taken.add(name)
        return name
