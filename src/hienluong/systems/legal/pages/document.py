"""The page of a document, its text, and its files, for everybody."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotFound
from hienluong.face.ready_made import ready_made
from hienluong.shared.files.public import open_public_file, public_response
from hienluong.systems.legal.actions.telling import TOPIC
from hienluong.systems.legal.diagram import draw
from hienluong.systems.legal.pages.linked_data import legislation_as_json
from hienluong.systems.legal.queries.documents import document_by_slug, links_of, same_symbol
from hienluong.systems.legal.rules import effect_on
from hienluong.systems.legal.wording import COLOURS, effect_words

__all__ = ["document", "file", "text"]


@require_safe
@ready_made(TOPIC)
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """A published document, its effect today or on the day `ngay` (YYYY-MM-DD).

    Raises NoSuchDocument, DocumentTakenDown, Invalid.
    """
    found = document_by_slug(slug)
    asked = _day(request.GET.get("ngay", ""))
    day = asked or clock.today()
    links = links_of(found, day)
    effect = effect_on(found, day)
    context = {
        "document": found,
        "day": asked,
        "effect": effect,
        "colour": COLOURS[effect],
        "effect_words": effect_words(found, links, day),
        "links": links,
        "diagram": draw(found.symbol, links),
        "files": found.files.select_related("file__blob").order_by("position").defer("text"),
        "same": same_symbol(found),
        "canonical": request.build_absolute_uri(found.url),
        "linked_data": legislation_as_json(found, links, request.build_absolute_uri(found.url)),
    }
    return render(request, "legal/document.html", context)


@require_safe
@ready_made(TOPIC)
def text(request: HttpRequest, slug: str) -> HttpResponse:
    """What the pages of its files say, as read by a program. Raises NoSuchDocument, DocumentTakenDown."""
    found = document_by_slug(slug)
    files = list(found.files.order_by("position"))
    canonical = request.build_absolute_uri(found.url)
    return render(request, "legal/text.html", {"document": found, "files": files, "canonical": canonical})


@require_safe
def file(request: HttpRequest, slug: str, position: int, name: str) -> HttpResponseBase:
    """A file of a published document; an old name leads to the present one.

    Raises NoSuchDocument, DocumentTakenDown, NotFound, FileNotReady.
    """
    found = document_by_slug(slug)
    held = found.files.select_related("file").filter(position=position).first()
    if held is None:
        raise NotFound(slug=slug)
    if name != held.file.name:
        return redirect("legal:file", slug, position, held.file.name)
    return public_response(request, open_public_file(held.file_id))


def _day(typed: str) -> date | None:
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError as wrong:
        raise Invalid({"ngay": "Ngày viết theo dạng năm-tháng-ngày, ví dụ 2026-01-31."}) from wrong
