"""Add an event to the totals, once."""

from datetime import date, datetime

from django.db import connection

from hienluong.oversight.operations.models import CaseMark, Side
from hienluong.oversight.operations.rules import CaseNews, measures_of

__all__ = ["count"]

_ADD_DAY = """
insert into operations_daytotal (agency, side, day, measure, value) values (%s, %s, %s, %s, %s)
on conflict (day, side, measure, agency) do update set value = operations_daytotal.value + excluded.value
"""

_ADD_HOUR = """
insert into operations_openbyhour (agency, side, hour, value) values (%s, %s, %s, %s)
on conflict (side, hour, agency) do update set value = operations_openbyhour.value + excluded.value
"""


def count(news: CaseNews) -> None:
    """Bring the totals up to date with one event. Runs in the consumer's transaction.

    A late event still counts what happened, but does not move the case back to an older due time.
    """
    mark = CaseMark.objects.select_for_update().filter(pk=news.case).first()
    counted = set(mark.counted) if mark else set()
    if news.name not in counted:
        _add_measures(news)
    newest = mark is None or news.at >= mark.told_at
    if newest:
        _move_due(mark, news)
    CaseMark.objects.update_or_create(
        case=news.case,
        defaults={
            "told_at": news.at if mark is None or newest else mark.told_at,
            "receiving": news.receiving if newest or mark is None else mark.receiving,
            "deciding": news.deciding if newest or mark is None else mark.deciding,
            "due_hour": news.running_until if newest or mark is None else mark.due_hour,
            "counted": sorted(counted | {news.name}),
        },
    )


def _add_measures(news: CaseNews) -> None:
    for measure, value in measures_of(news).items():
        for agency, side in _sides(news):
            _execute(_ADD_DAY, [agency, side, news.day, measure, value])


def _move_due(mark: CaseMark | None, news: CaseNews) -> None:
    """Out of the hour in which it was due, into the one in which it is; from the agencies it was with to those it is."""
    was = [(*side, mark.due_hour, -1) for side in _sides(mark)] if mark and mark.due_hour else []
    now = [(*side, news.running_until, 1) for side in _sides(news)] if news.running_until else []
    if [place[:3] for place in was] == [place[:3] for place in now]:
        return
    for agency, side, hour, value in (*was, *now):
        _execute(_ADD_HOUR, [agency, side, hour, value])


def _sides(of: CaseMark | CaseNews) -> list[tuple[int, Side]]:
    return [(of.receiving, Side.RECEIVING), (of.deciding, Side.DECIDING)]


def _execute(statement: str, values: list[str | int | date | datetime]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
