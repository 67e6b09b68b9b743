"""Sites side by side: how much they are read, what is new on them, how they stand by the checklist."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Q
from django.db.models.functions import Left
from wagtail.models import Page

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.shared.visits.public import views_of_sites
from hienluong.systems.portal.models import AgencySite, ArticlePage, SiteScore
from hienluong.systems.portal.queries.watched import watched_sites

__all__ = ["SiteRow", "side_by_side"]

_TO_ROOT = 2 * Page.steplen
"""How much of a page's path names its site: the roots of all sites stand below the one trunk."""


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A site in a period: pages read, articles published, the day of its newest one, its last score."""

    site: AgencySite
    views: int
    articles: int
    newest: date | None
    percent: int | None


def side_by_side(actor: Actor, days: int) -> list[SiteRow]:
    """The sites that the actor watches, the most read first. Three statements for any number of sites.

    Raises SignInNeeded, NotAllowed.
    """
    watched = watched_sites(actor)
    views, news = views_of_sites(days), _news(days)
    scores = {score.site_id: score.percent for score in SiteScore.objects.filter(site__in=watched)}
    rows = [
        SiteRow(site, views.get(site.slug, 0), *news.get(site.root.path, (0, None)), scores.get(site.pk))
        for site in watched
    ]
    return sorted(rows, key=lambda row: -row.views)


def _news(days: int) -> Mapping[str, tuple[int, date | None]]:
    since = clock.today() - timedelta(days=days - 1)
    rows: Sequence[tuple[str, int, date | None]] = (
        ArticlePage.objects.live()
        .annotate(root_path=Left("path", _TO_ROOT))
        .values("root_path")
        .annotate(new=Count("pk", filter=Q(day__gte=since)), newest=Max("day"))
        .order_by()
        .values_list("root_path", "new", "newest")
    )
    return {root: (new, newest) for root, new, newest in rows}
