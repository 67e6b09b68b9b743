"""Tens of thousands of pages, and pages drawn without what keeps them ready-made; for `hienluong bench`."""

from datetime import timedelta

from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.models import Page

from hienluong.base import clock
from hienluong.face.ready_made import HEADER
from hienluong.kernel.access.public import SYSTEM
from hienluong.systems.portal.actions.publish_articles import publish_articles
from hienluong.systems.portal.models import AgencySite, ArticlePage, SectionPage
from hienluong.systems.portal.pages.serve import serve
from hienluong.systems.portal.queries.sites import site_by_slug, sites
from hienluong.systems.portal.values import NewArticle

__all__ = ["SECTION", "drawn_anew", "fill_one_site", "fill_the_others", "stock"]

SECTION = "tin-tuc"
"""The section that every preset has; the pages of the bench stand there."""

_PARAGRAPHS = 8
_COPY_PAGES = """
insert into wagtailcore_page ({columns})
select {values} from wagtailcore_page page, wagtailcore_page other
where page.path like %s and page.depth = %s and other.id = any(%s)
"""
_COPY_ARTICLES = """
insert into portal_articlepage (page_ptr_id, {columns})
select page.id, {values}
from wagtailcore_page page
join wagtailcore_page origin on origin.path = %s || right(page.path, 4)
join portal_articlepage article on article.page_ptr_id = origin.id
where left(page.path, -4) = any(%s)
on conflict do nothing
"""
_OF_ITS_OWN = {
    "path": "other.path || right(page.path, 4)",
    "url_path": "other.url_path || page.slug || '/'",
    "translation_key": "gen_random_uuid()",
}
"""What a copied page does not share with its origin."""


def fill_one_site(slug: str, pages: int) -> list[str]:
    """Publish so many articles on one site; their addresses, newest first."""
    today = clock.today()
    articles = [
        NewArticle(
            section=SECTION,
            title=f"Tin số {number} của cơ quan về cải cách hành chính",
            lead="Hai câu nói hết ý chính của bài. Câu thứ hai nói thêm người dân cần làm gì.",
            paragraphs=[f"Đoạn {part} của bài {number}. " * 12 for part in range(_PARAGRAPHS)],
            day=today - timedelta(days=number),
        )
        for number in range(pages)
    ]
    publish_articles(SYSTEM, site_by_slug(slug), articles)
    rows = ArticlePage.objects.filter(url_path__startswith=f"/{slug}/{SECTION}/").order_by("-day")
    return [row.get_url() for row in rows[:pages]]


def fill_the_others(slug: str) -> int:
    """Let every other site have the same articles, by copying rows. How many articles there are now."""
    origin = SectionPage.objects.get(url_path=f"/{slug}/{SECTION}/")
    others = [each for each in sites() if each != slug]
    sections = SectionPage.objects.filter(url_path__in=[f"/{each}/{SECTION}/" for each in others])
    places = dict(sections.values_list("pk", "path"))
    columns = [field.column for field in Page._meta.concrete_fields if not field.primary_key]  # noqa: SLF001 - documented by Django
    values = [_OF_ITS_OWN.get(column, f'page."{column}"') for column in columns]
    own = [field.column for field in ArticlePage._meta.local_concrete_fields if not field.primary_key]  # noqa: SLF001 - documented by Django
    with connection.cursor() as cursor:
        cursor.execute(
            _COPY_PAGES.format(columns=", ".join(f'"{each}"' for each in columns), values=", ".join(values)),
            [f"{origin.path}____", origin.depth + 1, list(places)],
        )
        cursor.execute(
            _COPY_ARTICLES.format(
                columns=", ".join(own), values=", ".join(f"article.{each}" for each in own)
            ),
            [origin.path, list(places.values())],
        )
        cursor.execute(
            "update wagtailcore_page set numchild = %s where id = any(%s)", [origin.numchild, list(places)]
        )
    articles: int = ArticlePage.objects.count()
    return articles


def drawn_anew(request: HttpRequest, slug: str, rest: str = "") -> HttpResponseBase:
    """A page of a site made for this reader alone: what it costs when nothing is kept."""
    answer = serve(request, slug, rest)
    del answer.headers[HEADER]
    return answer


def stock(request: HttpRequest, slug: str, rest: str = "") -> HttpResponseBase:
    """The same page found and served as Wagtail does by itself."""
    root = AgencySite.objects.select_related("root").get(slug=slug).root.specific
    page, args, kwargs = root.route(request, [part for part in rest.split("/") if part])
    answer: HttpResponseBase = page.serve(request, *args, **kwargs)
    return answer
