"""What may be published of words that people typed: personal numbers, telephones and addresses are masked. Pure."""

import re

from hienluong.kernel.people.public import mask_text

__all__ = ["publishable"]

_EMAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().,;]+")
_PHONE = re.compile(r"(?<!\d)(?:\+84|0)(?:[ .-]?\d){8,10}(?!\d)")
_OLD_ID = re.compile(r"(?<!\d)\d{9}(?!\d)")
_MASK = "•••"


def publishable(text: str) -> str:
    """The text with personal numbers, telephones and e-mail addresses masked. Names are for the reviewer to find."""
    hidden = _EMAIL.sub(_MASK, mask_text(text))
    return _OLD_ID.sub(_MASK, _PHONE.sub(lambda found: f"{_MASK}{found[0][-3:]}", hidden))
