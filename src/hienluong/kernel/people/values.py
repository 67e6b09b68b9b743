"""What people's actions take, cleaned and checked at the door."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.codes import PersonalIdentifier, is_tax_code
from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line
from hienluong.kernel.people.models import PartyKind

__all__ = ["ContactIn", "PartyIn"]

_EMAIL = re.compile(r"^[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+$")
_PHONE = re.compile(r"^\+?\d{8,15}$")
_PHONE_STRAY = re.compile(r"[\s.\-()]")
_NO_ADDRESS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class ContactIn:
    """How to reach a party. Empty means not known. The address is one line under "text", its parts beside it."""

    phone: str = ""
    email: str = ""
    address: Mapping[str, str] = field(default_factory=dict)

    def cleaned(self) -> "ContactIn":
        """The same with one spelling for each value. Raises Invalid naming each wrong field."""
        phone, email = _PHONE_STRAY.sub("", self.phone), clean_line(self.email)
        wrong = {}
        if phone and not _PHONE.match(phone):
            wrong["phone"] = gettext_noop("Số điện thoại gồm 8 đến 15 chữ số, ví dụ 0912 345 678.")
        if email and (len(email) > 254 or not _EMAIL.match(email)):
            wrong["email"] = gettext_noop("Thư điện tử không đúng dạng, ví dụ ten@example.vn.")
        if wrong:
            raise Invalid(wrong)
        address = {key: clean_line(value)[:300] for key, value in self.address.items() if value.strip()}
        return ContactIn(phone=phone, email=email, address=address)


@dataclass(frozen=True, slots=True)
class PartyIn:
    """A citizen or an organisation as typed at the counter, filed, or told by an identity provider."""

    kind: str
    full_name: str
    identifier: str
    birth_date: date | None = None
    phone: str = ""
    email: str = ""
    address: Mapping[str, str] = field(default_factory=lambda: _NO_ADDRESS)

    @property
    def contact(self) -> ContactIn:
        return ContactIn(phone=self.phone, email=self.email, address=self.address)

    def number(self) -> str:
        """The personal number (12 digits) or tax code, cleaned. Raises Invalid."""
        if self.kind == PartyKind.PERSON:
            return PersonalIdentifier.read(self.identifier).digits
        code = clean_line(self.identifier).replace(" ", "")
        if not is_tax_code(code):
            raise Invalid(
                {"identifier": gettext_noop("Mã số thuế gồm 10 chữ số, chi nhánh thêm gạch nối và 3 chữ số.")}
            )
        return code

    def name(self) -> str:
        """The name on one line. Raises Invalid when there is none or it is too long to be one."""
        name = clean_line(self.full_name)
        if not name or len(name) > 200:
            raise Invalid({"full_name": gettext_noop("Họ và tên cần có, không quá 200 ký tự.")})
        return name

    def born(self) -> date | None:
        """The birth date. Raises Invalid for a day that has not come."""
        if self.birth_date and self.birth_date > clock.today():
            raise Invalid({"birth_date": gettext_noop("Ngày sinh không thể ở tương lai.")})
        return self.birth_date
