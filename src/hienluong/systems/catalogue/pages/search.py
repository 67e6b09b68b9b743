"""The search page: what was found, and advice when the words were not enough."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hienluong.face.tables import KeysetPage
from hienluong.systems.catalogue.queries.search import (
    SearchPage,
    groups,
    life_events,
    search_procedures,
    summaries_of,
)

__all__ = ["search"]

_ITEMS = 20
_LONGEST = 300
_LAST_PAGE = 100


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results for `q`, twenty a page (`trang`); without words, the ways to browse."""
    query = request.GET.get("q", "")[:_LONGEST].strip()
    if not query:
        return render(request, "catalogue/browse.html", {"events": life_events(), "groups": groups()})
    number = _page_number(request.GET.get("trang", ""))
    page = search_procedures(query, _ITEMS, (number - 1) * _ITEMS)
    refusal = page.answer.refusal
    context = {
        "q": query,
        "page": page,
        "advice": page.answer if number == 1 else None,
        "see": summaries_of(refusal.see) if refusal and not refusal.show else [],
        "pager": _pager(query, number, page),
    }
    return render(request, "catalogue/search.html", context)


def _page_number(typed: str) -> int:
    return (
        min(max(int(typed), 1), _LAST_PAGE) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 1
    )


def _pager(query: str, number: int, page: SearchPage) -> KeysetPage:
    def address(other: int) -> str:
        return f"?{urlencode({'q': query, 'trang': other})}"

    return KeysetPage(
        previous_url=address(number - 1) if number > 1 else "",
        next_url=address(number + 1) if number * _ITEMS < page.count else "",
    )
