"""What each kind of question accepts, and how its answer reads. Refusals are sentences for people."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.codes import PersonalIdentifier, is_tax_code
from hienluong.base.errors import Invalid
from hienluong.base.money import Money
from hienluong.base.text import clean_line, clean_text, short_date
from hienluong.systems.filing.forms.model import Field, Kind

__all__ = ["PATTERNS", "Refused", "accept", "shown"]

PATTERNS: Mapping[str, tuple[str, str]] = {
    "vsic4": (r"[0-9]{4}", gettext_noop("Mã ngành gồm 4 chữ số.")),
    "domain": (
        r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}",
        gettext_noop("Tên miền viết dạng ten-mien.vn."),
    ),
    "passport": (
        r"[A-Z0-9]{6,12}",
        gettext_noop("Số hộ chiếu gồm 6 đến 12 chữ in hoa và chữ số, viết liền."),
    ),
    "hour": (
        r"(?:[01]?[0-9]|2[0-3])(?::[0-5][0-9]| giờ(?: [0-5]?[0-9])?)",
        gettext_noop("Ghi giờ sinh dạng 07:30 hoặc 7 giờ 30."),
    ),
    "business-name": (
        r"[^\W_][\w &.,'’()+\-/]*",
        gettext_noop(
            "Tên riêng bắt đầu bằng chữ hoặc số, chỉ gồm chữ, số, dấu cách và các dấu & . , ' ( ) + - /"
        ),
    ),
    "mobile": (r"0[0-9]{9}", gettext_noop("Số điện thoại gồm 10 chữ số, bắt đầu bằng 0.")),
    "url": (
        r"(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,24}(?:/[^\s<>\"]*)?",
        gettext_noop("Địa chỉ trang viết dạng tochuc.vn."),
    ),
    "register": (r"[0-9A-Za-zÀ-ỹĐđ/.\- ]+", gettext_noop("Số chỉ gồm chữ, số và dấu / . -")),
}

_MARK = "[\u0300-\u036f]*"
_NAME = re.compile(rf"(?:[^\W\d_]{_MARK})+(?:[ '’\-](?:[^\W\d_]{_MARK})+)*")
"""Letters of any people's alphabet, with marks that have no composed form (Bru: ơ̆), and ' - between words."""
_NO_WRITING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2600-\u27bf\u2b00-\u2bff\ufe0f\u20e3\ufffd\U0001f000-\U0001faff]"
)
"""Control characters and pictures: printed forms and the national systems cannot hold them."""
_PHONE = re.compile(r"\+?[0-9]{9,12}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")
_OLDEST = 1880


class Refused(Exception):
    """The typed answer cannot be taken; the message is for the person."""


def accept(field: Field, typed: object) -> Any:  # noqa: ANN401 - each kind has its own type
    """The answer to keep, from what was typed. Raises Refused. Empty answers are not sent here."""
    return _ACCEPT[field.kind](field, typed)


def shown(field: Field, value: object) -> str:
    """The answer as a person reads it."""
    if value in (None, "", []):
        return ""
    labels = dict(field.choices)
    match field.kind:
        case Kind.CHOICE | Kind.COMMUNE:
            return labels.get(str(value), str(value))
        case Kind.CHOICES if isinstance(value, list):
            return ", ".join(labels.get(str(one), str(one)) for one in value)
        case Kind.YES_NO:
            return gettext_noop("Có") if value == "yes" else gettext_noop("Không")
        case Kind.DECLARATION:
            return gettext_noop("Đã cam đoan") if value else ""
        case Kind.DATE | Kind.PARTIAL_DATE:
            return _date_shown(str(value))
        case Kind.MONEY:
            return str(Money(int(str(value))))
        case Kind.ROWS if isinstance(value, list):
            return "\n".join(_row_shown(field, row) for row in value)
    return str(value)


def _date_shown(value: str) -> str:
    return short_date(date.fromisoformat(value)) if "-" in value else value


def _row_shown(field: Field, row: Mapping[str, object]) -> str:
    return "; ".join(
        f"{part.label}: {words}" for part in field.rows if (words := shown(part, row.get(part.key)))
    )


def _writing(typed: object) -> str:
    """What a keyboard sends. Anything else never comes from our pages."""
    if not isinstance(typed, str):
        raise Refused("Nội dung không đúng dạng. Nhập lại mục này.")
    if _NO_WRITING.search(typed):
        raise Refused("Có hình hoặc ký tự không in được trong giấy tờ. Xóa ký tự đó rồi nhập lại.")
    return typed


def _line(field: Field, typed: object) -> str:
    text = clean_line(_writing(typed))
    if len(text) > field.max_length:
        raise Refused(_("Dài quá %(most)s ký tự.") % {"most": field.max_length})
    if field.pattern:
        pattern, words = PATTERNS[field.pattern]
        if not re.fullmatch(pattern, text):
            raise Refused(words)
    return text


def _long(field: Field, typed: object) -> str:
    text = clean_text(_writing(typed))
    if len(text) > field.max_length:
        raise Refused(_("Dài quá %(most)s ký tự.") % {"most": field.max_length})
    return text


def _name(field: Field, typed: object) -> str:
    text = clean_line(_writing(typed))
    if len(text) > min(field.max_length, 100):
        raise Refused("Họ tên dài quá 100 ký tự.")
    if not _NAME.fullmatch(text):
        raise Refused("Họ tên chỉ gồm chữ cái, dấu cách, dấu nháy và dấu gạch nối.")
    return text


def _date(field: Field, typed: object) -> str:
    try:
        day = date.fromisoformat(str(typed))
    except ValueError as error:
        raise Refused("Ghi đủ ngày, tháng, năm, ví dụ 05 11 2026.") from error
    if day.year < _OLDEST:
        raise Refused("Kiểm tra lại năm.")
    if field.latest_today and day > clock.today():
        raise Refused("Ngày không được ở tương lai.")
    return day.isoformat()


def _partial_date(field: Field, typed: object) -> str:
    if isinstance(typed, Mapping) and not (typed.get("day") or typed.get("month")):
        typed = typed.get("year")  # the boxes of a date with only the year filled in
    text = clean_line(_writing(typed))
    year = re.fullmatch(r"([0-9]{4})(?:-00-00)?", text)
    if year is None:
        return _date(field, text)
    if not _OLDEST <= int(year[1]) <= clock.today().year:
        raise Refused("Kiểm tra lại năm.")
    return year[1]


def _number(field: Field, typed: object) -> int:
    whole = isinstance(typed, int) and not isinstance(typed, bool)
    text = re.sub(r"[.\s]", "", str(typed) if whole else _writing(typed))
    if not re.fullmatch(r"[0-9]{1,15}", text):
        raise Refused("Chỉ ghi chữ số.")
    number = int(text)
    if field.minimum is not None and number < field.minimum:
        raise Refused(_("Ít nhất là %(least)s.") % {"least": field.minimum})
    if field.maximum is not None and number > field.maximum:
        raise Refused(_("Nhiều nhất là %(most)s.") % {"most": field.maximum})
    return number


def _choice(field: Field, typed: object) -> str:
    if str(typed) not in dict(field.choices):
        raise Refused("Chọn một trong các mục đã cho.")
    return str(typed)


def _choices(field: Field, typed: object) -> list[str]:
    picked = [str(one) for one in typed] if isinstance(typed, (list, tuple)) else [str(typed)]
    return list(dict.fromkeys(_choice(field, one) for one in picked))


def _yes_no(_field: Field, typed: object) -> str:
    if typed not in ("yes", "no"):
        raise Refused("Chọn Có hoặc Không.")
    return str(typed)


def _phone(field: Field, typed: object) -> str:
    digits = re.sub(r"[\s.\-()]", "", _writing(typed))
    if not _PHONE.fullmatch(digits):
        raise Refused("Số điện thoại gồm 9 đến 12 chữ số, ví dụ 0905 123 456.")
    if field.pattern and not re.fullmatch(PATTERNS[field.pattern][0], digits):
        raise Refused(PATTERNS[field.pattern][1])
    return digits


def _email(field: Field, typed: object) -> str:
    text = _line(field, typed)
    if not _EMAIL.fullmatch(text):
        raise Refused("Địa chỉ thư điện tử viết dạng ten@noi-dung.vn.")
    return text


def _personal_id(_field: Field, typed: object) -> str:
    try:
        return PersonalIdentifier.read(_writing(typed)).digits
    except Invalid as error:
        raise Refused("Số định danh cá nhân gồm đúng 12 chữ số.") from error


def _tax_code(_field: Field, typed: object) -> str:
    text = re.sub(r"\s", "", _writing(typed))
    if not is_tax_code(text):
        raise Refused("Mã số gồm 10 chữ số, đơn vị phụ thuộc thêm gạch nối và 3 chữ số.")
    return text


def _declaration(_field: Field, typed: object) -> bool:
    if typed not in ("yes", True):
        raise Refused("Cần đánh dấu cam đoan để gửi.")
    return True


_ACCEPT: Mapping[Kind, Callable[[Field, object], Any]] = {
    Kind.TEXT: _line,
    Kind.LONG_TEXT: _long,
    Kind.PERSON_NAME: _name,
    Kind.DATE: _date,
    Kind.PARTIAL_DATE: _partial_date,
    Kind.NUMBER: _number,
    Kind.MONEY: _number,
    Kind.CHOICE: _choice,
    Kind.COMMUNE: _choice,
    Kind.CHOICES: _choices,
    Kind.YES_NO: _yes_no,
    Kind.PHONE: _phone,
    Kind.EMAIL: _email,
    Kind.PERSONAL_ID: _personal_id,
    Kind.TAX_CODE: _tax_code,
    Kind.DECLARATION: _declaration,
}
