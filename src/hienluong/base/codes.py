"""The codes of the field: how they are read, cleaned and written. No meaning is read into them."""

import re
from dataclasses import dataclass
from datetime import date

from hienluong.base.errors import Invalid

__all__ = ["CaseCode", "PersonalIdentifier", "ProcedureCode", "is_tax_code"]

_CASE = re.compile(r"^(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(?:\.\d{1,3})*-(?:\d{6}|\d{8})-\d{4,7}$")
_PROCEDURE = re.compile(r"^([1-6]\.\d{6})(?:\.(?:\d{3}\.\d{2}\.\d{2}\.)?([A-Z]\d{2}))?$")
_TAX = re.compile(r"^\d{10}(?:-\d{3})?$")
_STRAY = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class CaseCode:
    """The code of a case (TT 03/2025/TT-VPCP): agency, day of reception, serial of that day."""

    text: str

    def __str__(self) -> str:
        return self.text

    @classmethod
    def issue(cls, agency: str, day: date, serial: int) -> "CaseCode":
        """A new code: H50.20.5-261123-0001. The serial grows past four digits rather than fail."""
        return cls(f"{agency}-{day:%y%m%d}-{serial:04d}")

    @classmethod
    def read(cls, typed: str) -> "CaseCode":
        """A code as typed by a person or met in an old or foreign system. Raises Invalid."""
        text = _STRAY.sub("", typed).upper().replace("–", "-")
        if not _CASE.match(text):
            raise Invalid({"code": "Mã hồ sơ không đúng dạng, ví dụ H50.20-261123-0001."})
        return cls(text)


@dataclass(frozen=True, slots=True)
class ProcedureCode:
    """The national code of a procedure, and the place when it is localised."""

    national: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.national}.{self.place}" if self.place else self.national

    @classmethod
    def read(cls, written: str) -> "ProcedureCode":
        """A code as sources write it, with their stray spaces and dots ("1.013.788. H42"). Raises Invalid."""
        text = _STRAY.sub("", written).strip(".").upper()
        joined = re.sub(r"^([1-6])\.(\d{3})\.(\d{3})(?=\.|$)", r"\1.\2\3", text)
        match = _PROCEDURE.match(joined)
        if match is None:
            raise Invalid({"procedure": "Mã thủ tục không đúng dạng, ví dụ 1.001193."})
        return cls(match[1], match[2] or "")


@dataclass(frozen=True, slots=True)
class PersonalIdentifier:
    """The 12-digit personal number. It has no check digit; parts give hints, never a refusal."""

    digits: str

    @classmethod
    def read(cls, typed: str) -> "PersonalIdentifier":
        """The number without spaces or dots. Raises Invalid unless it has 12 digits."""
        digits = re.sub(r"[\s.\-]", "", typed)
        if not re.fullmatch(r"[0-9]{12}", digits):
            raise Invalid({"identifier": "Số định danh cá nhân gồm đúng 12 chữ số."})
        return cls(digits)

    @property
    def masked(self) -> str:
        """What may be shown without need: the last four digits."""
        return f"••••••••{self.digits[-4:]}"

    @property
    def birth_year(self) -> int:
        """The year the number was made for: century by the fourth digit, then two digits."""
        return 1900 + 100 * (int(self.digits[3]) // 2) + int(self.digits[4:6])

    @property
    def is_female(self) -> bool:
        """By the fourth digit: odd for women."""
        return int(self.digits[3]) % 2 == 1


def is_tax_code(text: str) -> bool:
    """Whether it has the form of a tax code: 10 digits, and 3 more for a branch."""
    return _TAX.match(text) is not None
