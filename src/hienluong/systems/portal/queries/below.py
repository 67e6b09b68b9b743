"""How many articles stand below each place of a site's tree."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q
from django.db.models.functions import Left, Length
from wagtail.models import Page

from hienluong.systems.portal.models import ArticlePage

__all__ = ["Below", "articles_below_each"]


@dataclass(frozen=True, slots=True)
class Below:
    """Articles below a place: live ones, drafts, and the day written on the newest live one."""

    articles: int = 0
    drafts: int = 0
    newest: date | None = None

    def __add__(self, other: "Below") -> "Below":
        days = [day for day in (self.newest, other.newest) if day is not None]
        return Below(self.articles + other.articles, self.drafts + other.drafts, max(days, default=None))


def articles_below_each(root: str) -> Mapping[str, Below]:
    """By the path of each page from `root` down; places without any are missing. One statement."""
    rows = (
        ArticlePage.objects.filter(path__startswith=root)
        .annotate(parent=Left("path", Length("path") - Page.steplen))
        .values("parent")
        .annotate(
            articles=Count("pk", filter=Q(live=True)),
            drafts=Count("pk", filter=Q(live=False)),
            newest=Max("day", filter=Q(live=True)),
        )
        .order_by()
    )
    found: dict[str, Below] = {}
    for row in rows:
        here = Below(row["articles"], row["drafts"], row["newest"])
        for end in range(len(root), len(row["parent"]) + 1, Page.steplen):
            place = row["parent"][:end]
            found[place] = found.get(place, Below()) + here
    return found
