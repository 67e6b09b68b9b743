"""Numbers and dates in words, as receipts and decisions write them."""

from datetime import date

__all__ = ["date_in_words", "long_date", "number_to_words", "short_date"]

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu")
_BILLION = 1_000_000_000


def number_to_words(number: int) -> str:
    """1005 → "một nghìn không trăm linh năm". Any whole number; "âm" before a negative one."""
    if number < 0:
        return f"âm {number_to_words(-number)}"
    return _words(number, full=False) if number else _DIGITS[0]


def _words(number: int, *, full: bool) -> str:
    """The words of a number; `full` when something stands before it, so that its hundreds are said."""
    if number >= _BILLION:
        head, tail = divmod(number, _BILLION)
        said = f"{_words(head, full=full)} tỷ"
        return f"{said} {_words(tail, full=True)}" if tail else said
    parts: list[str] = []
    for scale in (2, 1, 0):
        group = number // 1000**scale % 1000
        if group:
            word = _group(group, full=full or bool(parts))
            # "hai mươi tư", but "hai mươi bốn triệu".
            counted = f"{word.removesuffix('tư')}bốn" if scale and word.endswith("tư") else word
            parts.append(f"{counted} {_SCALES[scale]}".strip())
        elif parts and scale and number % 1000**scale:
            parts.append(f"không trăm {_SCALES[scale]}")
    return " ".join(parts)


def _group(number: int, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds and not full:
        return _below_hundred(rest)
    said = f"{_DIGITS[hundreds]} trăm"
    if not rest:
        return said
    return f"{said} linh {_DIGITS[rest]}" if rest < 10 else f"{said} {_below_hundred(rest)}"


def _below_hundred(number: int) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return _DIGITS[unit]
    ten = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    return f"{ten} {_unit_after(tens, unit)}".strip()


def _unit_after(tens: int, unit: int) -> str:
    if unit == 0:
        return ""
    if unit == 5:
        return "lăm"
    if tens > 1 and unit in {1, 4}:
        return {1: "mốt", 4: "tư"}[unit]
    return _DIGITS[unit]


def long_date(day: date) -> str:
    """As documents date themselves: ngày 09 tháng 10 năm 2018 (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """09/10/2018."""
    return f"{day:%d/%m/%Y}"


def date_in_words(day: date) -> str:
    """A birth date in words, as civil-status papers ask: "ngày chín tháng mười năm hai nghìn không trăm mười tám"."""
    year = number_to_words(day.year)
    return f"ngày {number_to_words(day.day)} tháng {number_to_words(day.month)} năm {year}"
