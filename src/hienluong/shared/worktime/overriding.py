"""What a change of a day must satisfy, and the usual halves of a day. Pure."""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise

from django.utils.translation import gettext_noop

from hienluong.base.errors import Invalid
from hienluong.shared.worktime.calendar import Span

__all__ = ["DayKind", "Hours", "ensure_ahead", "ensure_hours", "ensure_words", "hours_of", "read_hours"]

Hours = Sequence[tuple[str, str]]
"""[("07:00", "11:30"), …]; none when closed."""

_SPAN = re.compile(r"^([01]?\d|2[0-3])[:h]([0-5]\d)\s*[-–]\s*([01]?\d|2[0-3])[:h]([0-5]\d)$")
_LONGEST = 200


class DayKind(StrEnum):
    """How a day may be changed, as an administrator chooses."""

    CLOSED = "nghi"
    MORNING = "sang"
    AFTERNOON = "chieu"
    WHOLE = "ca-ngay"
    OWN = "gio-rieng"


def hours_of(kind: DayKind, usual: Sequence[Span], typed: str = "") -> Hours:
    """The hours of a kind of day, given the usual spans of a working day. Raises Invalid for hours nobody can read."""
    match kind:
        case DayKind.CLOSED:
            return ()
        case DayKind.MORNING:
            return tuple(span.words for span in usual[:1])
        case DayKind.AFTERNOON:
            return tuple(span.words for span in usual[1:])
        case DayKind.WHOLE:
            return tuple(span.words for span in usual)
        case DayKind.OWN:
            return read_hours(typed)


def read_hours(typed: str) -> Hours:
    """From "7:30-11:30, 13h30-17h00". Raises Invalid."""
    found = [_SPAN.match(part.strip()) for part in re.split(r"[,;]", typed)]
    if not all(found):
        raise Invalid({"hours": "Ghi giờ như 07:30-11:30, 13:30-17:00."})
    return tuple(
        (f"{int(match[1]):02}:{match[2]}", f"{int(match[3]):02}:{match[4]}") for match in found if match
    )


def ensure_hours(hours: Hours) -> Hours:
    """Refuse spans that end before they begin or lie over one another; gives them in order. Raises Invalid."""
    spans = sorted(Span.between(start, end) for start, end in hours)
    backward = any(span.end <= span.start for span in spans)
    overlap = any(before.end > after.start for before, after in pairwise(spans))
    if backward or overlap:
        raise Invalid({"hours": "Các khoảng giờ phải nối tiếp nhau, giờ kết thúc sau giờ bắt đầu."})
    return tuple(span.words for span in spans)


def ensure_ahead(day: date, today: date) -> None:
    """Refuse to rewrite days that have passed: lateness was judged by them. Raises Invalid."""
    if day < today:
        raise Invalid({"day": "Chỉ thay đổi được từ hôm nay trở đi."})


def ensure_words(reason: str, decision: str) -> None:
    """Every change says why and by which decision. Raises Invalid."""
    errors = {
        "reason": gettext_noop("Ghi lý do thay đổi.") if not reason.strip() else "",
        "decision": gettext_noop("Ghi số, ngày của văn bản làm căn cứ.") if not decision.strip() else "",
    }
    too_long = {
        name: gettext_noop("Dài quá 200 ký tự.")
        for name, text in (("reason", reason), ("decision", decision))
        if len(text) > _LONGEST
    }
    found = {name: words for name, words in errors.items() if words} | too_long
    if found:
        raise Invalid(found)
