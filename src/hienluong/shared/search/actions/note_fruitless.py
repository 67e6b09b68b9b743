"""Count what was asked for and not found, for those who write the pages."""

from datetime import timedelta

from django.db import connection

from hienluong.base import clock
from hienluong.shared.search.models import FruitlessSearch
from hienluong.shared.search.rules.fruitless import countable

__all__ = ["forget_old_searches", "note_fruitless"]

_MOST_A_DAY = 5_000
"""Different queries; more than that in one day is not people asking."""

_KEPT_DAYS = 400
_COUNT = """
insert into search_fruitless as f (day, agency_id, query, times)
select %(day)s, %(agency)s, %(query)s, 1
where (select count(*) from search_fruitless where day = %(day)s) < %(most)s
on conflict (day, agency_id, query) do update set times = f.times + 1
"""


def note_fruitless(query: str, agency_id: int | None) -> None:
    """Count one search without result on a site (None: over all sites); what could name a person is not kept."""
    text = countable(query)
    if text:
        values = {"day": clock.today(), "agency": agency_id, "query": text, "most": _MOST_A_DAY}
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, values)


def forget_old_searches() -> None:
    """Statistics look back a year and a month at most."""
    FruitlessSearch.objects.filter(day__lt=clock.today() - timedelta(days=_KEPT_DAYS)).delete()
