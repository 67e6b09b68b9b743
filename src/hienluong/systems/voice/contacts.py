"""Who wrote to us: sealed where it is kept, opened for whoever may know, compared to let the writer follow."""

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from hienluong.base.text import clean_line, nfc
from hienluong.kernel.people.public import open_text, seal_text

__all__ = ["Contact", "SealedContact", "contact_faults", "knows", "opened", "sealed"]

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_NOT_DIGIT = re.compile(r"\D")
_DIGITS = 4
_LONGEST_NAME, _LONGEST_EMAIL = 120, 200


@dataclass(frozen=True, slots=True)
class Contact:
    """A name and at least one way to reach who bears it."""

    name: str
    email: str = ""
    phone: str = ""

    @classmethod
    def typed(cls, name: str, email: str, phone: str) -> "Contact":
        """As people type: spaces, marks in two parts, dots between digits."""
        return cls(clean_line(name), clean_line(email), _number(phone))


@dataclass(frozen=True, slots=True)
class SealedContact:
    """A contact as it is kept."""

    name: str
    email: str
    phone: str


def contact_faults(contact: Contact) -> Mapping[str, str]:
    """What is wrong with it, by field."""
    faults = {}
    if not 2 <= len(contact.name) <= _LONGEST_NAME:
        faults["name"] = gettext_noop("Ghi họ và tên, từ 2 đến 120 ký tự.")
    if not contact.email and not contact.phone:
        faults["email"] = gettext_noop("Ghi thư điện tử hoặc số điện thoại để nhận trả lời.")
    if contact.email and not (len(contact.email) <= _LONGEST_EMAIL and _EMAIL.fullmatch(contact.email)):
        faults["email"] = gettext_noop("Địa chỉ thư điện tử chưa đúng, ví dụ ten@vidu.vn.")
    if contact.phone and not (contact.phone.isdigit() and 9 <= len(contact.phone) <= 12):
        faults["phone"] = gettext_noop("Số điện thoại gồm 9 đến 12 chữ số.")
    return faults


def sealed(contact: Contact, context: str) -> SealedContact:
    """Every part sealed for one record; empty parts stay empty."""
    name, email, phone = (_seal(part, context) for part in (contact.name, contact.email, contact.phone))
    return SealedContact(name, email, phone)


def opened(kept: SealedContact, context: str) -> Contact:
    """The contact in clear. Raises IdentifierUnreadable when it was not sealed for this record."""
    return Contact(*(open_text(part, context) for part in (kept.name, kept.email, kept.phone)))


def knows(contact: Contact, typed: str) -> bool:
    """Whether `typed` is the e-mail address, or the last four digits of the telephone, of this contact."""
    given = nfc(typed).strip().casefold().encode()
    tail = contact.phone[-_DIGITS:].encode()
    by_phone = hmac.compare_digest(tail, given) and len(tail) == _DIGITS
    email = contact.email.casefold().encode()
    # Both are compared, also after a hit, so that the time tells nothing.
    by_email = hmac.compare_digest(email, given) and bool(email)
    return by_phone or by_email


def _seal(text: str, context: str) -> str:
    return seal_text(text, context) if text else ""


def _number(typed: str) -> str:
    """Digits alone when it looks like a number; what does not is kept to be refused."""
    line = clean_line(typed)
    digits = _NOT_DIGIT.sub("", line)
    written = re.fullmatch(r"\+?[\d .()-]*", line)
    return ("0" + digits[2:] if line.startswith("+84") else digits) if written else line
