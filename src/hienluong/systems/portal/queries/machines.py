"""What machines read of the sites: feeds, site maps, linked data. Addresses are those of the installation and of its sites, never the request's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.models import Page

from hienluong.systems.portal.models import AgencySite, ArticlePage, Language, SitePage
from hienluong.systems.portal.queries.own_names import absolute
from hienluong.systems.portal.rules.addresses import public_path

__all__ = ["Address", "addresses_of", "alternates_of", "linked_data_of", "news_below"]

_NEWS = 30
_OTHER = {
    Language.VIETNAMESE.value: Language.ENGLISH,
    Language.ENGLISH.value: Language.VIETNAMESE,
}


@dataclass(frozen=True, slots=True)
class Address:
    """A public page and when it last changed."""

    url: str
    changed: datetime | None


def addresses_of(site: AgencySite) -> Iterator[Address]:
    """Every live page of a site."""
    pages = Page.objects.live().public().descendant_of(site.root, inclusive=True).order_by("path")
    for url_path, changed in pages.values_list("url_path", "last_published_at").iterator(2000):
        yield Address(absolute(public_path(url_path)), changed)


def news_below(page: SitePage) -> list[ArticlePage]:
    """The newest live articles below a page, for its feed."""
    told = ArticlePage.objects.live().descendant_of(page).filter(language=Language.VIETNAMESE)
    return list(told.order_by("-day", "-pk")[:_NEWS])


def alternates_of(page: ArticlePage, other: str) -> list[tuple[str, str]]:
    """The addresses of an article in each of its two languages; `other` is the path of the counterpart."""
    both = {page.language: absolute(page.get_url()), str(_OTHER[page.language]): absolute(other)}
    return [*sorted(both.items()), ("x-default", both[str(Language.VIETNAMESE)])]


def linked_data_of(page: SitePage, site: AgencySite) -> dict[str, Any]:
    """The page in the words of schema.org; what is unknown is left out."""
    owner = {
        "@type": "GovernmentOrganization",
        "name": site.name,
        "url": absolute(public_path(f"/{site.slug}/")),
    }
    if isinstance(page, ArticlePage):
        facts = {
            "@type": "NewsArticle", "headline": page.title, "description": page.lead, "inLanguage": page.language,
            "datePublished": page.day.isoformat(), "url": absolute(page.get_url()), "publisher": owner,
            "author": page.author and {"@type": "Person", "name": page.author},
        }  # fmt: skip
    else:
        facts = {**owner, "address": site.address, "telephone": site.phone, "email": site.email}
    return {"@context": "https://schema.org", **{name: fact for name, fact in facts.items() if fact}}
