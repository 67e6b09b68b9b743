"""What the counters say."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import QuerySet, Sum

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.shared.visits.models import PageVisits

__all__ = ["PageCount", "Visitors", "top_pages", "views_of_sites", "visitors_of", "visits_by_day"]

_ONLINE = timedelta(minutes=5)
_KEPT_SECONDS = 20
_MOST = 100
_COUNTS = """
select coalesce(count(*) filter (where seen_at >= %(since)s), 0), count(*),
       coalesce((select total from visits_sitecount where site = %(site)s), 0)
from visits_dayvisitor where site = %(site)s and day = %(day)s
"""


@dataclass(frozen=True, slots=True)
class Visitors:
    """Readers of a site: within the last five minutes, today, and of all days; as of `at`."""

    online: int
    today: int
    total: int
    at: datetime


@dataclass(frozen=True, slots=True)
class PageCount:
    """How often a page was read."""

    path: str
    times: int


@fresh(_KEPT_SECONDS)
def visitors_of(site: str, start: int = 0) -> Visitors:
    """The three counters that an agency's site shows; the total goes on from `start`, which an older site had counted. One statement, at most every twenty seconds in a process."""
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, {"site": site, "day": clock.today(), "since": now - _ONLINE})
        online, today, total = cursor.fetchone() or (0, 0, 0)
    return Visitors(online, today, start + total, now)


def top_pages(site: str, days: int, limit: int = _MOST) -> list[PageCount]:
    """The pages of a site most read in the last `days` days, 100 at most unless `limit` says otherwise."""
    counted = _since(site, days).values("path").annotate(n=Sum("times")).order_by("-n", "path")
    return [PageCount(row["path"], row["n"]) for row in counted[:limit]]


def visits_by_day(site: str, days: int) -> dict[date, int]:
    """How many pages were read on each of the last `days` days, the oldest first; days without any are missing."""
    counted = _since(site, days).values("day").annotate(n=Sum("times")).order_by("day")
    return {row["day"]: row["n"] for row in counted}


def views_of_sites(days: int) -> dict[str, int]:
    """How many pages of each site were read in the last `days` days; sites that nobody read are missing."""
    since = clock.today() - timedelta(days=days - 1)
    counted = PageVisits.objects.filter(day__gte=since).values("site").annotate(n=Sum("times")).order_by()
    return {row["site"]: row["n"] for row in counted}


def _since(site: str, days: int) -> QuerySet[PageVisits]:
    return PageVisits.objects.filter(site=site, day__gte=clock.today() - timedelta(days=days - 1))
