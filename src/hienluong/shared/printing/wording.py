"""How facts are spelt on official papers: dates and times in words, text in one normal form."""

import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from hienluong.base import clock
from hienluong.shared.printing.fonts import covered

__all__ = ["date_in_words", "moment_in_words", "spelt"]

_NOT_COVERED = "□"


def date_in_words(day: date) -> str:
    """ngày 09 tháng 10 năm 2018: the day padded below 10, the month for 1 and 2 only (NĐ 30/2020, Phụ lục I)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def moment_in_words(moment: datetime) -> str:
    """08 giờ 30 phút, ngày 09/10/2018, in Vietnamese time."""
    local = clock.local(moment)
    return f"{local:%H} giờ {local:%M} phút, ngày {local:%d/%m/%Y}"


def spelt(value: object) -> Any:  # noqa: ANN401 - JSON has no better type
    """Facts as JSON for a template: dataclasses as objects, dates and moments in words, text made printable."""
    match value:
        case str():
            return _printable(value)
        case datetime():
            return {"words": moment_in_words(value), "short": f"{clock.local(value):%H:%M %d/%m/%Y}"}
        case date():
            return f"{value:%d/%m/%Y}"
        case Mapping():
            return {key: spelt(entry) for key, entry in value.items()}
        case tuple() | list():
            return [spelt(entry) for entry in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {entry.name: spelt(getattr(value, entry.name)) for entry in fields(value)}
        case _:
            return value


def _printable(text: str) -> str:
    """In NFC, on one line, and with □ for what the font lacks: archival PDF refuses missing letters."""
    joined = " ".join(unicodedata.normalize("NFC", text).split())
    seen = (letter for letter in joined if unicodedata.category(letter) != "Cf")
    return "".join(letter if covered(letter) else _NOT_COVERED for letter in seen)
