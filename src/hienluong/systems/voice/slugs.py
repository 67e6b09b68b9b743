"""Addresses of what is published: the words of its title, told apart by a few signs. No ids, no tracking codes."""

from hienluong.base.ids import look_up_code
from hienluong.base.text import address_words

__all__ = ["slug_for"]

_LONGEST = 100
_TAIL = 4


def slug_for(title: str) -> str:
    """A new address for something with this title."""
    words = address_words(title, _LONGEST)
    return f"{words}-{look_up_code(_TAIL).lower()}".lstrip("-")
