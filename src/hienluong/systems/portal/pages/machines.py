"""Feeds and site maps."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from hienluong.base import clock
from hienluong.face.own_names import own_name_in
from hienluong.face.ready_made import ready_made
from hienluong.systems.legal.public import public_addresses
from hienluong.systems.portal.events import TOPIC
from hienluong.systems.portal.pages.serve import live_page
from hienluong.systems.portal.queries.machines import Address, addresses_of, news_below
from hienluong.systems.portal.queries.own_names import absolute
from hienluong.systems.portal.queries.sites import site_by_slug, sites
from hienluong.systems.portal.rules.addresses import tree_path

__all__ = ["document_map", "feed", "robots", "security", "site_index", "site_map"]

_XML, _ATOM, _PLAIN = "application/xml", "application/atom+xml", "text/plain; charset=utf-8"


@require_safe
@ready_made(TOPIC)
def feed(request: HttpRequest, slug: str, rest: str = "") -> HttpResponse:
    """The newest articles of a site, or of one of its sections (RFC 4287). Raises NoSuchSite, PageNotFound."""
    site, page = site_by_slug(slug), live_page(tree_path(slug, rest))
    news = news_below(page)
    facts = {
        "page": page, "site": site, "self": absolute(request.path), "home": absolute(page.get_url()),
        "items": [(article, absolute(article.get_url())) for article in news],
        "updated": max((article.last_published_at for article in news), default=site.created_at),
    }  # fmt: skip
    return render(request, "portal/feed.xml", facts, content_type=_ATOM)


@require_safe
@ready_made(TOPIC)
def site_index(request: HttpRequest) -> HttpResponse:
    """The index of all site maps; a site with a name of its own is told of there, as the protocol wants it."""
    here = [slug for slug, site in sites().items() if not site.hostname]
    maps = [absolute(reverse("portal:site-map", args=[slug])) for slug in here]
    facts = {"maps": [*maps, absolute(reverse("portal:document-map"))]}
    return render(request, "portal/site_index.xml", facts, content_type=_XML)


@require_safe
@ready_made(TOPIC)
def site_map(request: HttpRequest, slug: str) -> HttpResponse:
    """Every public page of one site. Raises NoSuchSite."""
    return _map(request, addresses_of(site_by_slug(slug)))


@require_safe
@ready_made("legal")
def document_map(request: HttpRequest) -> HttpResponse:
    """Every published legal document."""
    return _map(request, (Address(absolute(path), changed) for path, changed in public_addresses()))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines are welcome where everybody is."""
    name = own_name_in(request.META)
    site_map = reverse("portal:site-map", args=[name.site]) if name else "/sitemap.xml"
    lines = [
        "User-agent: *",
        "Disallow: /bien-tap/",
        "Disallow: /tra-cuu/",
        f"Sitemap: {absolute(site_map)}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type=_PLAIN)


@require_safe
def security(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Whom to tell of a weakness (RFC 9116); nothing is there while the installation names nobody."""
    if not settings.SECURITY_CONTACT:
        return HttpResponse("", status=404, content_type=_PLAIN)
    expires = clock.now().replace(month=12, day=31, hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}", f"Expires: {expires.isoformat()}", "Preferred-Languages: vi, en",
        f"Canonical: {absolute('/.well-known/security.txt')}", "",
    ]  # fmt: skip
    response = HttpResponse("\n".join(lines), content_type=_PLAIN)
    response["Last-Modified"] = http_date(clock.now().timestamp())
    return response


def _map(request: HttpRequest, addresses: Iterable[Address]) -> HttpResponse:
    return render(request, "portal/site_map.xml", {"addresses": addresses}, content_type=_XML)
