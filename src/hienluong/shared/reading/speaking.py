"""Text as a voice should say it: numbers, dates, document numbers and abbreviations in words. Pure.

Voices for Vietnamese read "42/2022/NĐ-CP" or "1.234,5" letter by letter, or not at all.
"""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from hienluong.base.text import date_in_words, nfc, number_to_words

__all__ = ["sentences", "speakable"]

_TABLE = Path(__file__).with_name("data") / "abbreviations.csv"
_LONGEST_NUMBER = 15
_LONGEST_SENTENCE = 300
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_UNITS = {
    "km2": "ki lô mét vuông", "km²": "ki lô mét vuông", "m2": "mét vuông", "m²": "mét vuông", "m3": "mét khối",
    "m³": "mét khối", "km": "ki lô mét", "cm": "xen ti mét", "mm": "mi li mét", "kg": "ki lô gam", "ha": "héc ta",
    "kWh": "ki lô oát giờ", "MW": "mê ga oát", "đ": "đồng", "VNĐ": "đồng", "VND": "đồng", "USD": "đô la Mỹ", "%": "phần trăm",
    "°C": "độ C",
}  # fmt: skip
_DATE = re.compile(r"(?<!\d)(?:(ngày) )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)", re.IGNORECASE)
_MONTH = re.compile(r"(?<![\d/])(?:(tháng) )?(\d{1,2})/(\d{4})(?![\d/])", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"(?<![\w/])(\d{1,6})/(?:(\d{4})/)?([A-ZĐ][\wĐ&]*(?:[-/][A-ZĐ][\wĐ&]*)+|[A-ZĐ][\wĐ&]+)"
)
_TIME = re.compile(r"(?<![\d:])(\d{1,2})(?:[hg]|giờ |:)(\d{2})(?![\d:])(?:'|p| ?phút)?")
_HOUR = re.compile(r"(?<!\d)(\d{1,2})h(?![\w])")
_SPAN = re.compile(r"(?<=\d) ?[-–] ?(?=\d)")
_MEASURE = re.compile(r"(?<=\d) ?(km2|km²|m2|m²|m3|m³|km|cm|mm|kg|ha|kWh|MW|VNĐ|VND|USD|đ|%|°C)(?!\w)")
_PER = re.compile(r"(?<=[^\W\d])/(?=[^\W\d])")
_ORDINAL = re.compile(
    r"\b(quý|khóa|chương|phần|kỳ|lần|hạng|cấp|thế kỷ|mục|loại) ([IVXLC]{1,7})\b", re.IGNORECASE
)
_DECIMAL = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+),(\d{1,6})(?![\d,])")
_GROUPED = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{3})+)(?![\d.]?\d)")
_PHONE = re.compile(r"(?<![\d.])0\d{2,4}(?:[. ]?\d{2,4}){2,3}(?!\d)")
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")
_SENTENCE = re.compile(r"(?<=[.!?…;:])\s+|\n+")


def speakable(text: str) -> str:
    """The text in words, without digits and known abbreviations. What is already in words stays as it is."""
    said = nfc(text)
    for find, say in _STEPS:
        said = find.sub(say, said)
    said = _abbreviations().sub(lambda found: _table()[found[0]], said)
    return _SPACES.sub(" ", _PER.sub(" trên ", said)).strip()


def sentences(text: str) -> list[str]:
    """The text in pieces that a voice says in one breath, each speakable; none longer than about 300 letters."""
    return [piece for part in _SENTENCE.split(text) for piece in _pieces(speakable(part)) if piece]


def _pieces(said: str) -> list[str]:
    """Long sentences end at a comma where there is one, else between words."""
    pieces: list[str] = []
    while len(said) > _LONGEST_SENTENCE:
        comma = said.rfind(", ", 0, _LONGEST_SENTENCE)
        space = said.rfind(" ", 0, _LONGEST_SENTENCE)
        cut = comma + 1 if comma > 0 else space if space > 0 else _LONGEST_SENTENCE
        pieces.append(said[:cut].strip())
        said = said[cut:].strip()
    return [*pieces, said]


def _say_date(found: re.Match[str]) -> str:
    try:
        return date_in_words(date(int(found[4]), int(found[3]), int(found[2])))
    except ValueError:
        return found[0].replace("/", " ").replace(".", " ").replace("-", " ")


def _say_month(found: re.Match[str]) -> str:
    month = int(found[2])
    if not 1 <= month <= 12:
        return f"{found[2]} trên {found[3]}"
    return f"tháng {number_to_words(month)} năm {number_to_words(int(found[3]))}"


def _say_document(found: re.Match[str]) -> str:
    """42/2022/NĐ-CP: the number, the year, then what each part of the symbol stands for."""
    year = f" năm {number_to_words(int(found[2]))}" if found[2] else ""
    symbol = " ".join(_table().get(part, part) for part in re.split(r"[-/]", found[3]))
    return f"{number_to_words(int(found[1]))}{year}, {symbol}"


def _say_time(found: re.Match[str]) -> str:
    hour, minute = int(found[1]), int(found[2])
    if hour > 24 or minute > 59:
        return f"{found[1]} {found[2]}"
    return f"{number_to_words(hour)} giờ" + (f" {number_to_words(minute)} phút" if minute else "")


def _say_roman(found: re.Match[str]) -> str:
    values = [_ROMAN[letter] for letter in found[2].upper()]
    after = [*values[1:], 0]
    number = sum(-one if one < other else one for one, other in zip(values, after, strict=True))
    return f"{found[1]} {number_to_words(number)}"


def _say_digits(found: re.Match[str]) -> str:
    """Digit by digit: numbers of telephones, of accounts, and those that nobody says as one."""
    return " ".join(number_to_words(int(digit)) for digit in found[0] if digit.isdigit())


def _say_number(found: re.Match[str]) -> str:
    digits = found[0]
    if len(digits) > _LONGEST_NUMBER or (len(digits) > 1 and digits[0] == "0"):
        return f" {_say_digits(found)} "
    return f" {number_to_words(int(digits))} "


def _say_decimal(found: re.Match[str]) -> str:
    whole = found[1].replace(".", "")
    return f"{number_to_words(int(whole[:_LONGEST_NUMBER]))} phẩy {' '.join(number_to_words(int(one)) for one in found[2])}"


_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_DATE, _say_date),
    (_DOCUMENT, _say_document),
    (_MONTH, _say_month),
    (_TIME, _say_time),
    (_HOUR, lambda found: f"{number_to_words(int(found[1]))} giờ"),
    (_PHONE, _say_digits),
    (_ORDINAL, _say_roman),
    (_MEASURE, lambda found: f" {_UNITS[found[1]]}"),
    (_SPAN, lambda _found: " đến "),
    (_DECIMAL, _say_decimal),
    (_GROUPED, lambda found: found[1].replace(".", "")),
    (_DIGITS, _say_number),
)
"""In this order: what a later step finds is left by the earlier ones."""


@cache
def _rows() -> Sequence[Mapping[str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _table() -> Mapping[str, str]:
    return {row["written"]: row["spoken"] for row in _rows()}


@cache
def _abbreviations() -> re.Pattern[str]:
    """The longest first, and only as whole words. Some mean one thing in the symbol of a document alone: TT, CT, KH."""
    known = sorted(
        (row["written"] for row in _rows() if row["where"] == "anywhere"), key=lambda one: -len(one)
    )
    return re.compile(r"(?<![\w&-])(?:" + "|".join(map(re.escape, known)) + r")(?![\w&]|-[\w])")
