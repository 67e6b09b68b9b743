"""Sites and their articles for programs: what is published, the same for everybody (TT 22/2023/TT-BTTTT)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Path, Query, Router, Schema
from pydantic import Field

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line
from hienluong.face.api_shapes import refusals
from hienluong.face.ready_made import keep_ready_made
from hienluong.kernel.organisation.public import standing
from hienluong.systems.portal.events import TOPIC
from hienluong.systems.portal.models import AgencySite, ArticlePage
from hienluong.systems.portal.queries.articles import (
    FOUND,
    Place,
    Wanted,
    article_slice,
    articles_found,
    public_article,
)
from hienluong.systems.portal.queries.entries import entry_of
from hienluong.systems.portal.queries.public_sections import public_sections
from hienluong.systems.portal.queries.sites import site_by_slug, site_of_agency, site_of_path, sites
from hienluong.systems.portal.rules.addresses import place_in_site, public_path

__all__ = ["router"]

router = Router(tags=["sites"])

_MOST_ITEMS = 100
_LONGEST_QUERY = 300
_LAST_KEY = 2_147_483_647
_SLUG = r"^[a-z0-9-]{0,80}$"
Slug = Annotated[str, Path(pattern=_SLUG)]


class SiteItem(Schema):
    """The site of an agency, in short."""

    slug: str
    name: str
    agency: str = Field(description="identifier of the agency (QĐ 20/2020/QĐ-TTg), e.g. H50.4")
    url: str
    archived_at: datetime | None = Field(description="when it was closed; its content stays to be read")


class SitesOut(Schema):
    """All sites of the province, by slug."""

    items: list[SiteItem]


class SiteOut(SiteItem):
    """A site with how to reach its agency; what is not published is empty."""

    address: str
    phone: str
    email: str
    responsible: str = Field(description="who answers for the content")
    feed: str = Field(description="address of the newest articles (Atom)")
    site_map: str = Field(description="address of the map of all pages")


class SiteSectionOut(Schema):
    """A section of the menu with its own words."""

    place: str = Field(description="below the site, e.g. tin-tuc; the value of `section` for articles")
    title: str
    level: int = Field(description="1 directly below the first page")
    module: str = Field(
        description="the system that fills it: procedures, legal, questions …; empty for pages"
    )
    intro: str
    text: str = Field(description="plain text")
    articles: int = Field(description="published below it, at any depth")
    newest: date | None = Field(description="day of the newest of them")
    url: str


class SiteSectionsOut(Schema):
    """The sections of a site in the order of its menu."""

    items: list[SiteSectionOut]


class ArticleItem(Schema):
    """A published article, in short."""

    id: int
    title: str
    lead: str
    day: date = Field(description="written on the article")
    changed_at: datetime | None = Field(description="published last")
    language: str = Field(description="vi, en")
    author: str
    source: str
    site: str = Field(description="slug of the site")
    agency: str = Field(description="identifier of the agency")
    section: str = Field(description="place of its section below the site")
    url: str


class ArticlesOut(Schema):
    """A page of articles; `next` is the value of `after` for the page that follows, empty on the last."""

    items: list[ArticleItem]
    next: str


class ArticleBlockOut(Schema):
    """A part of an article: text, picture, photo_set, table, quote, attachment, video and what may be added."""

    kind: str
    html: str = Field(description="as on the page; addresses inside are relative to this installation")


class ArticleOut(ArticleItem):
    """An article in full."""

    text: str = Field(description="all its words, plain")
    told_from: int | None = Field(description="the Vietnamese article that this one tells in English")
    plain_words: str = Field(description="the same matter in plain language, HTML; empty when there is none")
    blocks: list[ArticleBlockOut]


class ArticleFilter(Schema):
    """Which articles; each narrows the others."""

    q: str = Field(
        "", max_length=_LONGEST_QUERY, description=f"words, accents or not; the {FOUND} most fitting"
    )
    site: str = Field("", pattern=_SLUG, description="slug")
    agency: str = Field("", max_length=40, description="identifier of the agency, e.g. H50.4")
    section: str = Field(
        "",
        pattern=r"^[a-z0-9/-]{0,200}$",
        description="place below the site, e.g. tin-tuc; needs `site` or `agency`",
    )
    language: str = Field("", pattern="^(vi|en)?$", description="vi or en; both when empty")
    since: date | None = Field(None, description="published or changed on this day or later")


@router.get("/sites", response={200: SitesOut, **refusals(422)})
def list_sites(
    request: HttpRequest,  # noqa: ARG001 - public: the reader does not matter
    response: HttpResponse,
    agency: Annotated[str, Query(max_length=40, description="identifier, e.g. H50.4")] = "",
) -> SitesOut:
    """Every site of the province, or that of one agency."""
    keep_ready_made(response, TOPIC)
    site = _site_of(agency)
    found = sites().values() if not agency else [site] if site else []
    return SitesOut(items=[SiteItem(**_site_facts(each)) for each in found])


@router.get("/sites/{slug}", response={200: SiteOut, **refusals(404, 422)})
def show_site(request: HttpRequest, response: HttpResponse, slug: Slug) -> SiteOut:  # noqa: ARG001 - public
    """One site."""
    site = site_by_slug(slug)
    keep_ready_made(response, TOPIC)
    home = public_path(f"/{site.slug}/")
    return SiteOut(
        **_site_facts(site), address=site.address, phone=site.phone, email=site.email, responsible=site.responsible,
        feed=f"{home}tin-moi.xml", site_map=f"{home}sitemap.xml",
    )  # fmt: skip


@router.get("/sites/{slug}/sections", response={200: SiteSectionsOut, **refusals(404, 422)})
def list_sections(request: HttpRequest, response: HttpResponse, slug: Slug) -> SiteSectionsOut:  # noqa: ARG001 - public
    """The sections of a site."""
    found = public_sections(site_by_slug(slug))
    keep_ready_made(response, TOPIC)
    return SiteSectionsOut(items=[SiteSectionOut.model_validate(each) for each in found])


@router.get("/articles", response={200: ArticlesOut, **refusals(422)})
def find_articles(
    request: HttpRequest,  # noqa: ARG001 - public
    response: HttpResponse,
    filters: Annotated[ArticleFilter, Query()],
    limit: Annotated[int, Query(ge=1, le=_MOST_ITEMS)] = 20,
    after: Annotated[str, Query(max_length=40, description="`next` of the page before")] = "",
) -> ArticlesOut:
    """Published articles, the newest first; with words, the most fitting first."""
    wanted, words = _wanted(filters), clean_line(filters.q)
    if wanted is None:
        return ArticlesOut(items=[], next="")
    if words:
        return _found(words, wanted, limit, after)
    place = Place.read(after)
    if after and place is None:
        raise _unknown_place()
    keep_ready_made(response, TOPIC)
    page = article_slice(wanted, limit, place)
    return ArticlesOut(items=_items(page.articles), next=str(page.after) if page.after else "")


@router.get("/articles/{id}", response={200: ArticleOut, **refusals(404, 422)})
def show_article(
    request: HttpRequest,  # noqa: ARG001 - public
    response: HttpResponse,
    id: Annotated[int, Path(ge=1, le=_LAST_KEY)],  # noqa: A002 - the name in the contract
) -> ArticleOut:
    """One published article."""
    page = public_article(id)
    keep_ready_made(response, TOPIC)
    return ArticleOut(
        **_article_facts(page), text=entry_of(page, site_of_path(page.url_path)).body, plain_words=page.plain_words,
        told_from=page.told_from_id if page.told_from and page.told_from.live else None,
        blocks=[ArticleBlockOut(kind=block.block_type, html=str(block.render())) for block in page.body],
    )  # fmt: skip


def _found(words: str, wanted: Wanted, limit: int, after: str) -> ArticlesOut:
    """What a search ranks has no keyset: `after` is how many were handed out."""
    if after and not (after.isascii() and after.isdigit() and len(after) < 3):
        raise _unknown_place()
    start, articles = int(after or 0), articles_found(words, wanted)
    end = start + limit
    return ArticlesOut(items=_items(articles[start:end]), next=str(end) if len(articles) > end else "")


def _unknown_place() -> Invalid:
    return Invalid({"after": gettext_noop("Giá trị không đúng quy định.")})


def _wanted(filters: ArticleFilter) -> Wanted | None:
    """None when nothing can match: no such site, or the agency has none. Raises Invalid."""
    if filters.section and not (filters.site or filters.agency):
        raise Invalid({"section": gettext_noop("Chọn trang hoặc cơ quan trước khi chọn mục.")})
    asked = [sites().get(filters.site)] if filters.site else []
    asked += [_site_of(filters.agency)] if filters.agency else []
    if None in asked or len({site.pk for site in asked if site}) > 1:
        return None
    return Wanted(
        site=asked[0] if asked else None, section=filters.section.strip("/"), since=filters.since,
        language=filters.language,
    )  # fmt: skip


def _site_of(identifier: str) -> AgencySite | None:
    agencies = (
        state.agency_id for state in standing(clock.today()).values() if state.identifier == identifier
    )
    return next((site for agency in agencies if identifier and (site := site_of_agency(agency))), None)


def _identifier(site: AgencySite) -> str:
    state = standing(clock.today()).get(site.agency_id)
    return state.identifier if state else ""


def _site_facts(site: AgencySite) -> Mapping[str, Any]:
    return {
        "slug": site.slug, "name": site.name, "agency": _identifier(site), "url": public_path(f"/{site.slug}/"),
        "archived_at": site.archived_at,
    }  # fmt: skip


def _items(articles: Sequence[ArticlePage]) -> list[ArticleItem]:
    return [ArticleItem(**_article_facts(page)) for page in articles]


def _article_facts(page: ArticlePage) -> Mapping[str, Any]:
    site = site_of_path(page.url_path)
    return {
        "id": page.pk, "title": page.title, "lead": page.lead, "day": page.day, "changed_at": page.last_published_at,
        "language": page.language, "author": page.author, "source": page.source, "site": site.slug, "agency": _identifier(site),
        "section": place_in_site(page.url_path).rpartition("/")[0], "url": public_path(page.url_path),
    }  # fmt: skip
