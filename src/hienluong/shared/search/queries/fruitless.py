"""What people looked for in vain."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Sum

from hienluong.base import clock
from hienluong.shared.search.models import FruitlessSearch

__all__ = ["Fruitless", "searches_without_result"]

_MOST = 200


@dataclass(frozen=True, slots=True)
class Fruitless:
    """A query and how often it found nothing."""

    query: str
    times: int
    last_day: date


def searches_without_result(agency_id: int | None, days: int) -> list[Fruitless]:
    """The commonest of the last `days` days on an agency's site (None: asked over all sites), 200 at most."""
    since = clock.today() - timedelta(days=days - 1)
    rows = FruitlessSearch.objects.filter(agency_id=agency_id, day__gte=since).values("query")
    counted = rows.annotate(n=Sum("times"), last=Max("day")).order_by("-n", "query")[:_MOST]
    return [Fruitless(row["query"], row["n"], row["last"]) for row in counted]
