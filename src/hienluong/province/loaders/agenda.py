"""Invented weeks of a few leaders: the present one published, that of the province adjusted once."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM
from hienluong.province.loaders.agencies import agency_ids
from hienluong.province.loaders.table import read_json
from hienluong.systems.agenda.public import (
    LineIn,
    NewResource,
    add_resource,
    adjust,
    begin_week,
    has_weeks,
    leaders_of,
    publish,
    put_line,
    submit,
)

__all__ = ["load_agenda"]

_FARTHER = timedelta(minutes=30)


def load_agenda() -> int:
    """Add a week to each agency of the sample that has none; how many lines."""
    facts = read_json("agenda")
    ids = agency_ids()
    wanted = [(ids[key], week) for week in facts["weeks"] for key in week["agencies"]]
    return sum(
        _load(agency, week, facts["rooms"], facts["cars"]) for agency, week in wanted if not has_weeks(agency)
    )


def _load(agency_id: int, week: dict[str, Any], rooms: list[str], cars: list[str]) -> int:
    things = {
        kind: [add_resource(SYSTEM, NewResource(agency_id, kind, name)).pk for name in names]
        for kind, names in (("room", rooms), ("car", cars))
    }
    today = clock.today()
    monday = today - timedelta(days=today.weekday())
    version = begin_week(SYSTEM, agency_id, monday)
    lines = [_line(row, monday, agency_id, things) for row in week["lines"]]
    written = [put_line(SYSTEM, version.pk, line) for line in lines]
    submit(SYSTEM, version.pk)
    publish(SYSTEM, version.pk)
    if week["adjusted"]:
        _adjust(version.week_id, lines[1], written[1].key)
    return len(lines)


def _adjust(week_id: int, line: LineIn, key: UUID) -> None:
    """One line half an hour later, as happens every week."""
    version = adjust(SYSTEM, week_id)
    put_line(SYSTEM, version.pk, replace(line, key=key, starts=_later(line.starts)))
    submit(SYSTEM, version.pk)
    publish(SYSTEM, version.pk)


def _later(at: time | None) -> time | None:
    return (datetime.combine(clock.today(), at) + _FARTHER).time() if at else None


def _line(row: dict[str, Any], monday: date, agency_id: int, things: dict[str, list[int]]) -> LineIn:
    leaders = [leader.post_id for leader in leaders_of(agency_id)]

    def one(kind: str) -> int | None:
        return things[kind][row[kind]] if kind in row else None

    return LineIn(
        day=monday + timedelta(days=row["day"]), session=row["session"], starts=_time(row.get("starts")),
        ends=_time(row.get("ends")), content=row["content"], place=row.get("place", ""), room=one("room"), car=one("car"),
        chair=leaders[row["chair"]], attending=frozenset(leaders[number] for number in row.get("attending", [])),
        others=row.get("others", ""), prepares=row.get("prepares", ""), is_public=row.get("public", True),
    )  # fmt: skip


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
