"""Lines as an iCalendar feed (RFC 5545)."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from icalendar import Calendar, Event

from hienluong.base import clock
from hienluong.systems.agenda.models import Session
from hienluong.systems.agenda.queries.lines import Shown
from hienluong.systems.agenda.rules.clashes import USUAL_MINUTES

__all__ = ["feed"]

_HALVES = {Session.MORNING: (time(7, 30), time(11, 30)), Session.AFTERNOON: (time(13, 30), time(17))}
"""What a calendar program shows for work of a whole morning or afternoon."""


def feed(name: str, lines: Iterable[tuple[Shown, int, datetime]], host: str) -> bytes:
    """A calendar; each line with the number of its version (SEQUENCE) and when that was published (DTSTAMP)."""
    calendar = Calendar()
    calendar.add("prodid", "-//Hien Luong//Lich cong tac//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for line, number, published in lines:
        calendar.add_component(_event(line, number, published, host))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(line: Shown, number: int, published: datetime, host: str) -> Event:
    begins, ends = _times(line)
    event = Event()
    event.add("uid", f"{line.key}@{host}")
    event.add("dtstamp", published)
    event.add("sequence", number)
    event.add("dtstart", begins)
    event.add("dtend", ends)
    event.add("summary", line.content)
    if line.place:
        event.add("location", line.place)
    taking_part = ". ".join(
        part for part in (line.chair, ", ".join(line.attending), line.others, line.prepares) if part
    )
    if taking_part:
        event.add("description", taking_part)
    return event


def _times(line: Shown) -> tuple[datetime, datetime]:
    if line.starts is None:
        first, last = _HALVES[Session(line.session)]
        return _at(line, first), _at(line, last)
    begins = _at(line, line.starts)
    return begins, _at(line, line.ends) if line.ends else begins + timedelta(minutes=USUAL_MINUTES)


def _at(line: Shown, moment: time) -> datetime:
    return datetime.combine(line.day, moment, tzinfo=clock.ZONE)
