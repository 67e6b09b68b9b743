"""Load the shipped calendar: weekly hours, holidays, swap days."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import holidays
from django.db import transaction

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.shared.worktime.models import Calendar, CalendarVersion, DayOverride

__all__ = ["load_calendars"]

_DATA = Path(__file__).parents[1] / "data" / "standard.json"


@transaction.atomic
def load_calendars() -> int:
    """Add the standard calendar when it is not there. Returns how many day overrides were added."""
    data = json.loads(_DATA.read_text())
    calendar, made = Calendar.objects.get_or_create(
        code=data["calendar"]["code"], defaults={"name": data["calendar"]["name"]}
    )
    if not made:
        return 0
    CalendarVersion.objects.create(calendar=calendar, **data["version"])
    rows = [*_holidays(data), *(_override(row) for row in data["overrides"])]
    DayOverride.objects.bulk_create(rows)
    forget_all()
    return len(rows)


def _override(row: dict[str, Any]) -> DayOverride:
    return DayOverride(
        day=date.fromisoformat(row["day"]), hours=row["hours"], reason=row["reason"], decision=row["decision"],
        verified=row["verified"], added_at=clock.now(),
    )  # fmt: skip


def _holidays(data: dict[str, Any]) -> list[DayOverride]:
    """Days off on weekdays, and weekend days worked instead, as the holidays library knows them."""
    first, last = data["holidays"]["years"]
    known = holidays.country_holidays("VN", years=range(first, last + 1), language="vi")
    week = data["version"]["week"]
    found: list[DayOverride] = []
    day = date(first, 1, 1)
    while day.year <= last:
        normal = day.weekday() < 5
        worked = known.is_working_day(day)
        if normal != worked:
            hours = week[0] if worked else []
            found.append(_holiday(day, hours, known.get(day, ""), data["holidays"]))
        day += timedelta(days=1)
    return found


def _holiday(day: date, hours: list[list[str]], name: str, source: dict[str, Any]) -> DayOverride:
    predicted = " (dự kiến, chờ quyết định hằng năm)" if day.year >= source["predicted_from"] else ""
    return DayOverride(
        day=day, hours=hours, reason=f"{name or 'Làm bù'}{predicted}"[:200], decision=source["reason"],
        verified=False, added_at=clock.now(),
    )  # fmt: skip
