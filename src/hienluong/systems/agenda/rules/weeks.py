"""Weeks and their names in addresses: `2026-W48`. Pure."""

import re
from datetime import date, timedelta

__all__ = ["DAYS", "days_of", "monday_of", "week_name", "week_named"]

DAYS = 7
_NAME = re.compile(r"(20\d\d)-W(\d\d)")


def monday_of(day: date) -> date:
    """The monday of the week that a day lies in."""
    return day - timedelta(days=day.weekday())


def days_of(monday: date) -> list[date]:
    """The seven days of a week."""
    return [monday + timedelta(days=number) for number in range(DAYS)]


def week_name(monday: date) -> str:
    """By ISO 8601, as the browser's week box writes it."""
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"


def week_named(name: str) -> date | None:
    """The monday of a named week; None when there is no such week."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        return None
