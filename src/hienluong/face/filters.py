"""Dates, money and numbers as Vietnamese readers write them."""

from datetime import date, datetime
from decimal import Decimal

from hienluong.base import clock

__all__ = ["vn_date", "vn_datetime", "vn_money", "vn_number"]

_SWAP = str.maketrans(",.", ".,")


def vn_date(day: date | datetime | None) -> str:
    """05/11/2026; a moment is told on the Vietnamese calendar; nothing gives an empty string."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = clock.local(day)
    return f"{day:%d/%m/%Y}"


def vn_datetime(moment: datetime | None) -> str:
    """08:30 ngày 05/11/2026, Vietnamese wall-clock time."""
    return f"{clock.local(moment):%H:%M} ngày {vn_date(moment)}" if moment else ""


def vn_number(number: Decimal | float | None, decimals: int = 0) -> str:
    """1.234.567,89 with the given number of decimals."""
    if number is None:
        return ""
    exact = number if isinstance(number, float) else Decimal(number)  # a whole number keeps all its digits
    return f"{exact:,.{decimals}f}".translate(_SWAP)


def vn_money(amount: Decimal | int | None) -> str:
    """1.234.567 đồng; the unit is the đồng, which has no smaller part."""
    return "" if amount is None else f"{vn_number(amount)} đồng"
