"""Pages that nobody has touched for months, and who touched them last."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce
from wagtail.models import Page

from hienluong.base import clock
from hienluong.kernel.access.public import actor_for
from hienluong.kernel.people.public import Account
from hienluong.systems.portal.models import AgencySite, ArticlePage
from hienluong.systems.portal.rights import EDIT
from hienluong.systems.portal.rules.addresses import public_path

__all__ = ["LastEditor", "NeglectedPage", "neglected"]

_DAYS_OF_A_MONTH = 30
_MOST = 5_000


@dataclass(frozen=True, slots=True)
class LastEditor:
    """Who wrote a page last, and whether their posts still let them."""

    name: str
    still_edits: bool


@dataclass(frozen=True, slots=True)
class NeglectedPage:
    """A live page left alone. `editor` is None when it came from data and no person ever touched it."""

    pk: int
    title: str
    url: str
    changed_at: datetime
    views: int
    editor: LastEditor | None


def neglected(
    site: AgencySite, months: int, times: Counter[str], *, articles_too: bool
) -> list[NeglectedPage]:
    """Live pages unchanged for `months` months, the most read by `times` first; 5,000 at most.

    A section below which something newer was published is not neglected. News grow old by nature:
    articles are asked for apart.
    """
    since = clock.now() - timedelta(days=months * _DAYS_OF_A_MONTH)
    rows = _left_alone(site, since, articles_too=articles_too)
    editors = _editors({row["editor"] for row in rows if row["editor"]}, site.agency_id)
    found = [_told(row, times[public_path(row["url_path"])], editors) for row in rows]
    return sorted(found, key=lambda page: (-page.views, page.changed_at))[:_MOST]


def _left_alone(site: AgencySite, since: datetime, *, articles_too: bool) -> list[dict[str, Any]]:
    articles = ArticlePage.objects.live().filter(path__startswith=site.root.path)
    fresh = articles.filter(last_published_at__gte=since).values_list("path", flat=True)
    living = {path[:end] for path in fresh for end in range(len(site.root.path), len(path), Page.steplen)}
    pages = Page.objects.live().descendant_of(site.root, inclusive=True).filter(last_published_at__lt=since)
    if not articles_too:
        pages = pages.exclude(pk__in=articles.values("pk"))
    rows = pages.order_by("last_published_at").annotate(
        editor=Coalesce(F("latest_revision__user_id"), F("owner_id"))
    )
    wanted = rows.values("pk", "title", "path", "url_path", "last_published_at", "editor")
    return [row for row in wanted if row["path"] not in living]


def _editors(accounts: Collection[int], agency_id: int) -> Mapping[int, LastEditor]:
    """The names of a handful of officers, and whether each still writes for the agency."""
    found = Account.objects.filter(pk__in=accounts).select_related("officer")
    return {
        account.pk: LastEditor(
            account.officer.full_name if hasattr(account, "officer") else account.username,
            actor_for(account).holds(EDIT, agency_id),
        )
        for account in found
    }


def _told(row: Mapping[str, Any], views: int, editors: Mapping[int, LastEditor]) -> NeglectedPage:
    return NeglectedPage(
        pk=row["pk"], title=row["title"], url=public_path(row["url_path"]), changed_at=row["last_published_at"],
        views=views, editor=editors.get(row["editor"]),
    )  # fmt: skip
