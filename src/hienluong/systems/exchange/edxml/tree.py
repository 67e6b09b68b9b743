"""A packet as nested parts, before it is XML: (name, text or parts). Parts that are None or hold nothing are left out."""

from collections.abc import Iterable
from datetime import date, datetime

from lxml import etree

from hienluong.base import clock

__all__ = ["NAMESPACE", "Part", "day", "element", "moment"]

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
Part = tuple[str, "str | int | Iterable[Part] | None"]


def element(parent: etree._Element, name: str, parts: str | int | Iterable[Part]) -> etree._Element:
    """The part as a child of `parent`, in the packet's namespace."""
    made = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    if isinstance(parts, str | int):
        made.text = str(parts)
        return made
    for under, value in parts:
        if value is not None:
            element(made, under, value)
    return made


def day(value: date | None) -> str | None:
    """A date as packets write it."""
    return value.strftime("%Y/%m/%d") if value else None


def moment(value: datetime) -> str:
    """A time as packets write it: Vietnamese wall-clock time without its zone."""
    return clock.local(value).strftime("%Y/%m/%d %H:%M:%S")
