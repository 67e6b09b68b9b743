"""A bank's or treasury's list as text: one transaction a line, its reference and its amount. Pure."""

import csv
import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line, fold
from hienluong.systems.cases.rules.reconciling import Line

__all__ = ["MOST_LINES", "read_statement", "written"]

MOST_LINES = 5000
_REFERENCE = (
    "ma giao dich", "so giao dich", "so tham chieu", "ma tham chieu", "so bien lai", "so chung tu", "so but toan", "reference",
)  # fmt: skip
_AMOUNT = ("so tien", "ghi co", "so tien ghi co", "phat sinh co", "amount", "credit")
_LONGEST_REFERENCE = 100
_GROUPED = re.compile(r"\d{1,3}([., ]\d{3})+")
_NO_COINS = re.compile(r"[.,]00$")
_CURRENCY = re.compile(r"[^\d\s.,]{1,4}$")
"""The word or sign after an amount."""
_LARGEST = 10**13


def read_statement(text: str) -> list[Line]:
    """The lines of the list. With a heading the two columns are found by their names, else they are the first two.

    What else stands in it (who paid, what for) is not read. Raises Invalid naming the line.
    """
    rows = [(number, row) for number, row in _rows(text) if any(cell.strip() for cell in row)]
    reference, amount = 0, 1
    if rows and (heading := _heading(rows[0][1])):
        (reference, amount), rows = heading, rows[1:]
    if not rows:
        raise Invalid({"danh-sach": "Danh sách chưa có giao dịch nào."})
    if len(rows) > MOST_LINES:
        words = _("Danh sách dài quá %(most)s dòng; chia theo ngày rồi đối soát từng ngày.")
        raise Invalid({"danh-sach": words % {"most": MOST_LINES}})
    return [_line(number, row, reference, amount) for number, row in rows]


def written(lines: Sequence[Line]) -> str:
    """The same lines as text that `read_statement` reads."""
    return "\n".join(f"{line.reference};{line.amount}" for line in lines)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    first = text.split("\n", 1)[0]
    separator = max(";\t,", key=first.count)
    try:
        return list(enumerate(csv.reader(text.splitlines(), delimiter=separator), start=1))
    except csv.Error as error:
        raise Invalid({"danh-sach": "Tệp không phải là bảng CSV đọc được."}) from error


def _heading(row: Sequence[str]) -> tuple[int, int] | None:
    names = [fold(cell) for cell in row]
    found = [
        next((at for at, name in enumerate(names) if name in wanted), None)
        for wanted in (_REFERENCE, _AMOUNT)
    ]
    reference, amount = found
    return (reference, amount) if reference is not None and amount is not None else None


def _line(number: int, row: Sequence[str], reference: int, amount: int) -> Line:
    if len(row) <= max(reference, amount):
        words = _("Dòng %(line)s: cần mã giao dịch và số tiền, cách nhau bằng dấu chấm phẩy.")
        raise Invalid({"danh-sach": words % {"line": number}})
    said = clean_line(row[reference])
    if not said or len(said) > _LONGEST_REFERENCE:
        words = _("Dòng %(line)s: thiếu mã giao dịch hoặc mã quá dài.")
        raise Invalid({"danh-sach": words % {"line": number}})
    return Line(said, _dong(number, row[amount]))


def _dong(number: int, text: str) -> int:
    """Whole đồng, however grouped: 120000, 120.000, 120,000.00, 120 000 đ."""
    bare = clean_line(_CURRENCY.sub("", text.strip()))
    bare = _NO_COINS.sub("", bare) if _GROUPED.match(bare) or _NO_COINS.search(bare) else bare
    digits = re.sub(r"[., ]", "", bare) if _GROUPED.fullmatch(bare) else bare
    if not (digits.isascii() and digits.isdigit()) or not 0 < int(digits[:20]) < _LARGEST:
        raise Invalid({"danh-sach": _("Dòng %(line)s: số tiền không đọc được.") % {"line": number}})
    return int(digits)
