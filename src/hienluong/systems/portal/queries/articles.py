"""Published articles for programs: by site, section and day of change, a page at a time, or by words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q, QuerySet

from hienluong.base import clock
from hienluong.shared.search.public import search
from hienluong.systems.portal.errors import PageNotFound
from hienluong.systems.portal.models import AgencySite, ArticlePage, SectionPage
from hienluong.systems.portal.rules.addresses import tree_path

__all__ = ["FOUND", "ArticleSlice", "Place", "Wanted", "article_slice", "articles_found", "public_article"]

_EARLIEST = date(1900, 1, 1)
"""Days before it mean no limit; the database knows no year before the first."""

FOUND = 40
"""How many of the best can be looked at when words are asked for: what the one search ranks."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of the list ended: the day and the key of its last article."""

    day: date
    pk: int

    @staticmethod
    def read(text: str) -> "Place | None":
        """From what an earlier answer gave; None when it is no such thing."""
        day, _, pk = text.partition(".")
        if not (pk.isascii() and pk.isdigit() and len(pk) < 19):
            return None
        try:
            return Place(date.fromisoformat(day), int(pk))
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.day.isoformat()}.{self.pk}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which articles. Without a site those of all; `section` is a place below the site, e.g. "tin-tuc"."""

    site: AgencySite | None = None
    section: str = ""
    since: date | None = None
    """Published or changed on this day of Viet Nam or later."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ArticleSlice:
    """Articles, the newest first; `after` is None on the last page."""

    articles: Sequence[ArticlePage]
    after: Place | None


def article_slice(wanted: Wanted, limit: int, after: Place | None = None) -> ArticleSlice:
    """A page of the list. An unknown section holds nothing."""
    rows = _matching(wanted).order_by("-day", "-pk")
    if after is not None:
        rows = rows.filter(Q(day__lt=after.day) | Q(day=after.day, pk__lt=after.pk))
    found = list(rows[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    return ArticleSlice(found[:limit], Place(last.day, last.pk) if last else None)


def articles_found(words: str, wanted: Wanted) -> list[ArticlePage]:
    """The most fitting of the one search, `FOUND` at most, of those that match."""
    agency = wanted.site.agency_id if wanted.site else None
    answer = search(words, agency_id=agency, kinds=["news"], limit=FOUND)
    order = [int(hit.key) for group in answer.groups for hit in group.hits if hit.key.isdigit()]
    known: Mapping[int, ArticlePage] = {page.pk: page for page in _matching(wanted).filter(pk__in=order)}
    return [known[pk] for pk in order if pk in known]


def public_article(pk: int) -> ArticlePage:
    """One published article. Raises PageNotFound, also for drafts and for what was taken down."""
    found = _public().filter(pk=pk).first()
    if found is None:
        raise PageNotFound(page=pk)
    return found


def _matching(wanted: Wanted) -> "QuerySet[ArticlePage]":
    rows = _public()
    if wanted.site is not None:
        rows = rows.filter(path__startswith=wanted.site.root.path)
    if wanted.site is not None and wanted.section:
        place = tree_path(wanted.site.slug, wanted.section)
        section = SectionPage.objects.live().filter(url_path=place).only("path").first()
        rows = rows.filter(path__startswith=section.path) if section else rows.none()
    if wanted.since is not None and wanted.since > _EARLIEST:
        rows = rows.filter(last_published_at__gte=datetime.combine(wanted.since, time(), tzinfo=clock.ZONE))
    return rows.filter(language=wanted.language) if wanted.language else rows


def _public() -> "QuerySet[ArticlePage]":
    """Live, and behind no restriction of its own or of a page above."""
    rows: QuerySet[ArticlePage] = ArticlePage.objects.live().public()
    return rows
