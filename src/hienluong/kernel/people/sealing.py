"""Personal numbers inside other texts: sealed where they are kept, shown by their last digits, opened on purpose.

A sealed part stands in the text as ⟦1234·…⟧: the last digits, which may be shown, and the cipher. Each part is bound to
its `context` (one case, one draft), so that a part copied from one record into another opens nowhere.
"""

import base64
import os
import re
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hienluong.kernel.people.identifiers import MASK, IdentifierUnreadable
from hienluong.kernel.people.keys import derived_key

__all__ = [
    "mask_text",
    "open_text",
    "seal_number",
    "seal_numbers",
    "seal_text",
    "sealed_parts",
    "unmask_text",
]

_NONCE_BYTES = 12
_PURPOSE = "hienluong sealed text v1"
_SEALED = re.compile(r"⟦([^⟦⟧·]{0,4})·([A-Za-z0-9_=-]+)⟧")
_MASKED = re.compile(rf"{MASK}\w{{0,4}}")
_NUMBER = re.compile(r"(?<!\d)0(?:\d{11}|\d{2}(?: \d{3}){3}|\d{3}(?: \d{4}){2})(?!\d)")
"""Twelve digits, written together or in groups. Each begins with the code of a province, so with 0."""
_LONG_ENOUGH = 8
"""From this length on, four last characters tell too little to guess the rest."""


def seal_text(text: str, context: str, *, tail: str = "") -> str:
    """The whole text sealed for one context; `tail` is what may be shown of it."""
    nonce = os.urandom(_NONCE_BYTES)
    cipher = nonce + _cipher().encrypt(nonce, text.encode(), _bound(context))
    return f"⟦{tail}·{base64.urlsafe_b64encode(cipher).decode()}⟧"


def seal_number(number: str, context: str) -> str:
    """One number sealed; its last four characters stay to be shown where it is long enough."""
    return seal_text(number, context, tail=_tail(number) if len(number) >= _LONG_ENOUGH else "")


def seal_numbers(text: str, context: str) -> str:
    """The text with every personal number in it sealed; parts that are sealed already stay as they are."""
    return _NUMBER.sub(lambda found: seal_number(found[0], context), text)


def open_text(text: str, context: str) -> str:
    """The text with its sealed parts in clear. Raises IdentifierUnreadable when one was not sealed for this context."""

    def opened(found: re.Match[str]) -> str:
        sealed = base64.urlsafe_b64decode(found[2])
        try:
            clear = _cipher().decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _bound(context))
        except (InvalidTag, ValueError) as error:
            raise IdentifierUnreadable("sealed text does not fit its record or this installation") from error
        return clear.decode()

    return _SEALED.sub(opened, text)


def mask_text(text: str) -> str:
    """The text as it may be shown without need: of each personal number the last digits, sealed or not."""
    hidden = _SEALED.sub(lambda found: f"{MASK}{found[1]}", text)
    return _NUMBER.sub(lambda found: f"{MASK}{_tail(found[0])}", hidden)


def sealed_parts(text: str) -> list[str]:
    """The sealed parts of the text, as they stand in it."""
    return [found[0] for found in _SEALED.finditer(text)]


def unmask_text(text: str, numbers: Mapping[str, str]) -> str:
    """The text with masked numbers in full again: `numbers` by how each is shown. Raises KeyError for an unknown one."""
    return _MASKED.sub(lambda found: numbers[found[0]], text)


def _tail(number: str) -> str:
    return number.replace(" ", "")[-4:]


def _cipher() -> AESGCM:
    return AESGCM(derived_key("identifiers", "texts"))


def _bound(context: str) -> bytes:
    return f"{_PURPOSE}|{context}".encode()
