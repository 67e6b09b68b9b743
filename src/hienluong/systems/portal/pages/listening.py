"""An article for the ear: its words for the browser's own voice, or the sound of the server's."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hienluong.shared.reading.public import sound_answer, words_answer
from hienluong.systems.portal.pages.serve import live_page
from hienluong.systems.portal.queries.entries import entry_of
from hienluong.systems.portal.queries.sites import site_by_slug
from hienluong.systems.portal.rules.addresses import tree_path

__all__ = ["sound", "words"]


@require_safe
def words(request: HttpRequest, slug: str, rest: str) -> HttpResponse:  # noqa: ARG001
    """The sentences of a page as a voice says them. Raises NoSuchSite, PageNotFound."""
    return words_answer(_text(slug, rest))


@require_safe
def sound(request: HttpRequest, slug: str, rest: str) -> HttpResponse:  # noqa: ARG001
    """The page spoken by the server. Raises NoSuchSite, PageNotFound, NoVoice, VoiceBusy."""
    return sound_answer(_text(slug, rest))


def _text(slug: str, rest: str) -> str:
    site = site_by_slug(slug)
    entry = entry_of(live_page(tree_path(slug, f"{rest}/")), site)
    return f"{entry.title}\n{entry.summary}\n{entry.body}"
