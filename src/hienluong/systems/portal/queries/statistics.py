"""What the readers of a site did: pages read, and what stands in each section."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from wagtail.models import Page

from hienluong.base import clock
from hienluong.shared.visits.public import top_pages, visits_by_day
from hienluong.systems.portal.models import AgencySite, SectionPage
from hienluong.systems.portal.queries.below import Below, articles_below_each
from hienluong.systems.portal.rules.addresses import PREFIX, address_of, public_path
from hienluong.systems.portal.rules.reading import each_day, sums_below

__all__ = ["ReadPage", "SectionCount", "Traffic", "pages_read", "sections_of", "times_read", "traffic_of"]

_ALL_PATHS = 20_000


@dataclass(frozen=True, slots=True)
class Traffic:
    """Pages read on each day of a period, the oldest first, and how many in the period before."""

    by_day: Sequence[int]
    before: int

    @property
    def views(self) -> int:
        """In the whole period."""
        return sum(self.by_day)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page and how often it was read; without a title when no live page of the site stands there any more."""

    title: str
    path: str
    times: int


@dataclass(frozen=True, slots=True)
class SectionCount:
    """A section of the menu: what stands below it and how much of that is read."""

    title: str
    url: str
    level: int
    """1 directly below the first page of the site."""
    module: str
    """The living module that fills it; then it needs no articles."""
    below: Below
    views: int


def traffic_of(site: AgencySite, days: int) -> Traffic:
    """The last `days` days, today among them."""
    counted, today = visits_by_day(site.slug, 2 * days), clock.today()
    before = sum(times for day, times in counted.items() if day <= today - timedelta(days=days))
    return Traffic(each_day(counted, today, days), before)


def times_read(site: AgencySite, days: int) -> Counter[str]:
    """How often each page of the site was read in the last `days` days, by address. One statement.

    What was read at a hostname of the site's own counts for the same page.
    """
    times: Counter[str] = Counter()
    for one in top_pages(site.slug, days, _ALL_PATHS):
        times[address_of(site.slug, one.path)] += one.times
    return times


def pages_read(site: AgencySite, times: Counter[str], limit: int | None = None) -> list[ReadPage]:
    """The pages most read, with their titles; all of them without a limit."""
    most = times.most_common(limit)
    titles = _titles(site, [path for path, _times in most])
    return [ReadPage(titles.get(path, ""), path, count) for path, count in most]


def sections_of(site: AgencySite, times: Counter[str]) -> list[SectionCount]:
    """Every live section in the order of the menu. Two statements."""
    views, below = sums_below(times.items()), articles_below_each(site.root.path)
    above = len(site.root.path)
    rows = SectionPage.objects.live().descendant_of(site.root).order_by("path")
    return [
        SectionCount(
            title=title, url=public_path(url_path), level=(len(path) - above) // Page.steplen, module=module,
            below=below.get(path, Below()), views=views[public_path(url_path)],
        )
        for path, title, url_path, module in rows.values_list("path", "title", "url_path", "module")
    ]  # fmt: skip


def _titles(site: AgencySite, paths: Sequence[str]) -> dict[str, str]:
    places = [path.removeprefix(PREFIX) for path in paths]
    rows = Page.objects.live().filter(path__startswith=site.root.path, url_path__in=places)
    return {public_path(url_path): title for url_path, title in rows.values_list("url_path", "title")}
