"""Facts that many papers share. Empty text prints as a dotted line to write on."""

from dataclasses import dataclass
from datetime import date

__all__ = ["Letterhead", "LookUp", "Person", "Signer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The head of a paper (NĐ 30/2020/NĐ-CP, Phụ lục I). `number` is whole, with its symbol: 12/TTPVHCC.

    A result that is still to be numbered leaves `number` and `day` empty: places to stamp them are kept.
    """

    agency: str
    place: str
    parent: str = ""
    number: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person or organisation as printed on a paper."""

    name: str
    identifier: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs: the lines of authority above the name, such as ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")."""

    authority: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """Where the paper can be followed or verified: the address in the QR code, and the code to type."""

    address: str
    code: str
