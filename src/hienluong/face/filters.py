"""Dates, money and numbers as readers of the page's language write them."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import formats

from hienluong.base import clock
from hienluong.face.language import speaks_vietnamese

__all__ = ["vn_date", "vn_datetime", "vn_money", "vn_number"]

_SWAP = str.maketrans(",.", ".,")


def vn_date(day: date | datetime | None) -> str:
    """05/11/2026, in English 5 November 2026; a moment is told on the Vietnamese calendar; nothing is an empty string."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = clock.local(day)
    return f"{day:%d/%m/%Y}" if speaks_vietnamese() else formats.date_format(day, "j F Y")


def vn_datetime(moment: datetime | None) -> str:
    """08:30 ngày 05/11/2026, in English 08:30, 5 November 2026; Vietnamese wall-clock time."""
    if moment is None:
        return ""
    between = " ngày " if speaks_vietnamese() else ", "
    return f"{clock.local(moment):%H:%M}{between}{vn_date(moment)}"


def vn_number(number: Decimal | float | None, decimals: int = 0) -> str:
    """1.234.567,89, in English 1,234,567.89, with the given number of decimals."""
    if number is None:
        return ""
    exact = number if isinstance(number, float) else Decimal(number)  # a whole number keeps all its digits
    english = f"{exact:,.{decimals}f}"
    return english.translate(_SWAP) if speaks_vietnamese() else english


def vn_money(amount: Decimal | int | None) -> str:
    """1.234.567 đồng, in English VND 1,234,567; the unit is the đồng, which has no smaller part."""
    if amount is None:
        return ""
    return f"{vn_number(amount)} đồng" if speaks_vietnamese() else f"VND {vn_number(amount)}"
