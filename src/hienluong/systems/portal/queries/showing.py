"""What stands on a page beside its own words: lists of articles, related news, the way to the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hienluong.face.tables import KeysetPage
from hienluong.systems.legal.public import recent
from hienluong.systems.portal.errors import PageNotFound
from hienluong.systems.portal.models import ArticlePage, SectionPage, SiteHome, SitePage
from hienluong.systems.portal.queries.sites import site_of_path
from hienluong.systems.portal.rules.addresses import public_path
from hienluong.systems.voice.public import recent_answers

__all__ = ["Headline", "articles_below", "shown_beside"]

_MOST = 20
_RELATED = 5
_FEW = 4
_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Headline:
    """An article in a list."""

    title: str
    lead: str
    day: date
    url: str
    is_featured: bool = False


def shown_beside(page: SitePage, part: str = "") -> dict[str, Any]:
    """The further facts of the template for a page of this type; `part` is which part of a long list, as an address says it.

    Raises PageNotFound for a part that the list does not have.
    """
    if isinstance(page, SiteHome):
        return _home(page)
    if isinstance(page, SectionPage):
        return {**_list(page, part), "sections": _sections(page), "trail": trail(page)}
    if isinstance(page, ArticlePage):
        return {"related": _related(page), "trail": trail(page)}
    return {}


def articles_below(tree: str, limit: int, *, after: int = 0, without: int = 0) -> list[Headline]:
    """The newest live articles below a place in the tree, the first `after` left out."""
    rows = (
        ArticlePage.objects.live()
        .filter(path__startswith=tree)
        .exclude(pk=without)
        .order_by("-day", "-pk")
        .values_list("title", "lead", "day", "url_path", "is_featured")[after : after + limit]
    )
    return [
        Headline(title, lead, day, public_path(url_path), is_featured)
        for title, lead, day, url_path, is_featured in rows
    ]


def trail(page: SitePage) -> list[tuple[str, str]]:
    """The pages above, from the first page of the site down."""
    above = page.get_ancestors().filter(depth__gt=1).order_by("depth").values_list("title", "url_path")
    return [(title, public_path(url_path)) for title, url_path in above]


def _home(page: SiteHome) -> dict[str, Any]:
    newest = articles_below(page.path, _MOST)
    featured = [one for one in newest if one.is_featured][: page.featured_count]
    rest = [one for one in newest if one not in featured]
    agency = site_of_path(page.url_path).agency_id
    return {
        "featured": featured, "headlines": rest, "doors": _doors(page), "documents": recent(agency, _FEW),
        "answers": recent_answers(agency, _FEW),
    }  # fmt: skip


def _doors(page: SiteHome) -> Sequence[tuple[str, str]]:
    """The sections behind which a living module of the house works."""
    sections = (
        SectionPage.objects.live().filter(path__startswith=page.path).exclude(module="").order_by("path")
    )
    return [(title, public_path(url)) for title, url in sections.values_list("title", "url_path")]


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
    """The newest of the same section."""
    return articles_below(page.path[: -page.steplen], _RELATED, without=page.pk)
