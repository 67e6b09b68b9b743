"""Front door of visits."""

from hienluong.shared.visits.actions.write import write
from hienluong.shared.visits.front import PROVINCE_SITE, CountingFront, count_visit, counted
from hienluong.shared.visits.queries import (
    PageCount,
    Visitors,
    top_pages,
    views_of_sites,
    visitors_of,
    visits_by_day,
)
from hienluong.shared.visits.tally import Batch, Tally

__all__ = [
    "PROVINCE_SITE",
    "Batch",
    "CountingFront",
    "PageCount",
    "Tally",
    "Visitors",
    "count_visit",
    "counted",
    "top_pages",
    "views_of_sites",
    "visitors_of",
    "visits_by_day",
    "write",
]
