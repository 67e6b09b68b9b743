"""What may be kept of a search that found nothing: words, never a person."""

import re

from hienluong.base.text import clean_line

__all__ = ["LONGEST", "countable"]

LONGEST = 80
_MOST_DIGITS = 8
_ADDRESS = re.compile(r"\S+@\S+")


def countable(query: str) -> str:
    """The query as it is counted: one line, small letters, at most 80; empty when it must not be kept.

    Nine digits or more, however spaced, may be a telephone or personal number, and "@" an address.
    """
    text = clean_line(query[: LONGEST * 4]).lower()
    digits = sum(letter.isdigit() for letter in text)
    if digits > _MOST_DIGITS or _ADDRESS.search(text) or not any(letter.isalnum() for letter in text):
        return ""
    return text[:LONGEST].strip()
