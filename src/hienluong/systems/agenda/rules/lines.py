"""Whether a line can be written like this. Pure."""

from datetime import date, time, timedelta

from django.utils.translation import gettext_noop

from hienluong.systems.agenda.models import Session
from hienluong.systems.agenda.values import LONGEST_CONTENT, LONGEST_LINE, LineIn

__all__ = ["faults_of"]

_NOON = time(12)


def faults_of(line: LineIn, monday: date, days: int) -> dict[str, str]:
    """What is wrong, by box; empty when it can stand in the week that begins on `monday`."""
    found = {
        "content": _content(line.content),
        "day": _day(line.day, monday, days),
        "session": "" if line.session in Session.values else gettext_noop("Chọn buổi sáng hoặc buổi chiều."),
        "starts": _starts(line),
        "ends": _ends(line),
        **{name: _short(getattr(line, name)) for name in ("place", "others", "prepares")},
    }
    return {name: words for name, words in found.items() if words}


def _content(text: str) -> str:
    if not text:
        return gettext_noop("Ghi nội dung việc.")
    return gettext_noop("Nội dung dài quá 1.000 ký tự.") if len(text) > LONGEST_CONTENT else ""


def _day(day: date, monday: date, days: int) -> str:
    return (
        ""
        if monday <= day < monday + timedelta(days=days)
        else gettext_noop("Chọn ngày trong tuần của lịch.")
    )


def _starts(line: LineIn) -> str:
    if line.starts is None:
        return ""
    in_morning = line.starts < _NOON
    return (
        ""
        if in_morning == (line.session == Session.MORNING)
        else gettext_noop("Giờ bắt đầu không thuộc buổi đã chọn.")
    )


def _ends(line: LineIn) -> str:
    if line.ends is None:
        return ""
    if line.starts is None:
        return gettext_noop("Ghi giờ bắt đầu trước giờ kết thúc.")
    return "" if line.ends > line.starts else gettext_noop("Giờ kết thúc phải sau giờ bắt đầu.")


def _short(text: str) -> str:
    return gettext_noop("Dài quá 300 ký tự.") if len(text) > LONGEST_LINE else ""
