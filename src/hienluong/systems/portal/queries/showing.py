"""What stands on a page beside its own words: lists of articles, related news, the way to the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from hienluong.face.language import speaks_vietnamese
from hienluong.face.tables import KeysetPage
from hienluong.systems.legal.public import recent
from hienluong.systems.portal.errors import PageNotFound
from hienluong.systems.portal.models import ArticlePage, Language, Picture, SectionPage, SiteHome, SitePage
from hienluong.systems.portal.queries.doors import doors_of
from hienluong.systems.portal.queries.machines import alternates_of
from hienluong.systems.portal.queries.sites import site_of_path
from hienluong.systems.portal.rules.addresses import public_path
from hienluong.systems.voice.public import recent_answers

__all__ = ["Headline", "articles_below", "counterpart_of", "shown_beside"]

_MOST = 20
_ON_THE_FIRST_PAGE = 8
_RELATED = 5
_FEW = 4
_DIGITS = 5
_TRUNK = 2
"""Steps of a site's first page in the tree."""


@dataclass(frozen=True, slots=True)
class Headline:
    """An article in a list."""

    title: str
    lead: str
    day: date | None
    """None for a section, which has no day."""
    url: str
    is_featured: bool = False
    language: str = Language.VIETNAMESE
    picture_id: int | None = None


_HEADLINE = ("title", "lead", "day", "url_path", "is_featured", "language", "picture_id")


def shown_beside(page: SitePage, part: str = "") -> dict[str, Any]:
    """The further facts of the template for a page of this type; `part` is which part of a long list, as an address says it.

    Raises PageNotFound for a part that the list does not have.
    """
    if isinstance(page, SiteHome):
        return _home(page)
    if isinstance(page, SectionPage):
        return {**_list(page, part), "sections": _sections(page), "trail": trail(page)}
    if isinstance(page, ArticlePage):
        return {"related": _related(page), "trail": trail(page), **_in_two_languages(page)}
    return {}


def articles_below(tree: str, limit: int, *, after: int = 0, without: int = 0) -> list[Headline]:
    """The newest live articles below a place in the tree, the first `after` left out."""
    rows = _in_the_readers_language(
        ArticlePage.objects.live().filter(path__startswith=tree).exclude(pk=without)
    )
    return _headlines(rows.order_by("-day", "-pk")[after : after + limit])


def counterpart_of(page: ArticlePage) -> Headline | None:
    """The same article in the other language, when it is public and stands on the same site."""
    if page.language == Language.ENGLISH:
        others = ArticlePage.objects.filter(pk=page.told_from_id)
    else:
        others = ArticlePage.objects.filter(told_from=page, language=Language.ENGLISH)
    site = page.path[: SiteHome.steplen * _TRUNK]
    return next(
        iter(_headlines(others.live().public().filter(path__startswith=site).order_by("-pk")[:1])), None
    )


def _in_two_languages(page: ArticlePage) -> dict[str, Any]:
    other = counterpart_of(page)
    return {"counterpart": other, "alternates": alternates_of(page, other.url)} if other else {}


def _in_the_readers_language(rows: "QuerySet[ArticlePage]") -> "QuerySet[ArticlePage]":
    """Vietnamese readers see Vietnamese articles; others the English ones, and what is told in Vietnamese alone."""
    if speaks_vietnamese():
        return rows.filter(language=Language.VIETNAMESE)
    told = ArticlePage.objects.live().filter(language=Language.ENGLISH, told_from__isnull=False)
    return rows.exclude(pk__in=told.values("told_from"))


def _headlines(rows: "QuerySet[ArticlePage]") -> list[Headline]:
    return [
        Headline(title, lead, day, public_path(url_path), is_featured, language, picture_id)
        for title, lead, day, url_path, is_featured, language, picture_id in rows.values_list(*_HEADLINE)
    ]


def trail(page: SitePage) -> list[tuple[str, str]]:
    """The pages above, from the first page of the site down."""
    above = page.get_ancestors().filter(depth__gt=1).order_by("depth").values_list("title", "url_path")
    return [(title, public_path(url_path)) for title, url_path in above]


def _home(page: SiteHome) -> dict[str, Any]:
    newest = articles_below(page.path, _MOST)
    featured = [one for one in newest if one.is_featured][: page.featured_count]
    ordered = [*featured, *(one for one in newest if one not in featured)]
    agency = site_of_path(page.url_path).agency_id
    return {
        "top": next(iter(ordered), None), "headlines": ordered[1:_ON_THE_FIRST_PAGE], "doors": doors_of(page),
        "top_picture": Picture.objects.filter(pk=ordered[0].picture_id).first() if ordered else None,
        "documents": recent(agency, _FEW), "answers": recent_answers(agency, _FEW),
    }  # fmt: skip


def _list(page: SectionPage, part: str) -> dict[str, Any]:
    """One part of the articles of a section, and the ways to the parts beside it."""
    number = int(part) if part.isascii() and part.isdigit() and len(part) <= _DIGITS else 1
    before = _MOST * (max(number, 1) - 1)
    found = articles_below(page.path, _MOST + 1, after=before)
    if before and not found:
        raise PageNotFound(path=page.url_path, part=number)
    pager = KeysetPage(
        previous_url=_part(page, number - 1) if before else "",
        next_url=_part(page, number + 1) if len(found) > _MOST else "",
    )
    return {"headlines": found[:_MOST], "pager": pager, "is_first_part": not before}


def _part(page: SectionPage, number: int) -> str:
    here = public_path(page.url_path)
    return here if number == 1 else f"{here}?trang={number}"


def _sections(page: SectionPage) -> Sequence[tuple[str, str]]:
    rows = SectionPage.objects.live().child_of(page).order_by("path").values_list("title", "url_path")
    return [(title, public_path(url_path)) for title, url_path in rows]


def _related(page: ArticlePage) -> list[Headline]:
    """What the editor leads on to, then the newest of the same section."""
    chosen = _chosen(page)
    newest = articles_below(page.path[: -page.steplen], _RELATED + len(chosen), without=page.pk)
    known = {one.url for one in chosen}
    return [*chosen, *(one for one in newest if one.url not in known)][: max(_RELATED, len(chosen))]


def _chosen(page: ArticlePage) -> list[Headline]:
    """The public ones among them; a page that is gone or taken down is passed over."""
    pages = [one.value.specific for one in page.further if one.value is not None and one.value.live]
    return [_line(one) for one in pages if isinstance(one, (ArticlePage, SectionPage))]


def _line(page: ArticlePage | SectionPage) -> Headline:
    if isinstance(page, SectionPage):
        return Headline(page.title, page.intro, None, page.get_url())
    return Headline(page.title, page.lead, page.day, page.get_url(), language=page.language)
