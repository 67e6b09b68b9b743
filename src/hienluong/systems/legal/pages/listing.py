"""The list of documents: words, facets, pages. The same for the province and for one agency."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from hienluong.base import clock
from hienluong.base.text import clean_line, fold
from hienluong.face.ready_made import ready_made
from hienluong.face.tables import KeysetPage
from hienluong.kernel.organisation.public import agency_as_of
from hienluong.systems.legal.actions.telling import TOPIC
from hienluong.systems.legal.models import Document
from hienluong.systems.legal.queries.filters import FACETS, LONGEST_QUERY, Asked
from hienluong.systems.legal.queries.listing import Facet, Place, Slice, overview_of, slice_of
from hienluong.systems.legal.rules import Effect, effect_on
from hienluong.systems.legal.wording import COLOURS

__all__ = ["agency_documents", "asked_of", "documents"]

_ITEMS = 20
_SHORT = 8
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_LONGEST_VALUE = 200
_OPEN = frozenset({"effect"})
"""Facets whose choices are seen at once; the others unfold."""
_TITLES: Mapping[str, str | Promise] = {
    "family": _("Nhóm văn bản"),
    "type": _("Loại văn bản"),
    "issuer": _("Cơ quan ban hành"),
    "field": _("Lĩnh vực"),
    "year": _("Năm ban hành"),
    "effect": _("Hiệu lực hôm nay"),
    "territory": _("Địa bàn áp dụng"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One document as listed."""

    document: Document
    effect: Effect
    colour: str
    is_in_text: bool
    """Found by words that stand elsewhere than in symbol and summary: in its files, mostly."""


@dataclass(frozen=True, slots=True)
class Way:
    """A choice of a facet: where it leads, and how many documents are there."""

    label: str | Promise
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """A facet as shown: what is chosen with the way to give it up, or the choices, the first few openly."""

    title: str | Promise
    chosen: str | Promise
    open_url: str
    ways: Sequence[Way]
    more: Sequence[Way]
    begins_open: bool


@require_safe
@ready_made(TOPIC)
def documents(request: HttpRequest) -> HttpResponse:
    """Documents of the whole province."""
    return _page(request, asked_of(request, None), "")


@require_safe
@ready_made(TOPIC)
def agency_documents(request: HttpRequest, agency_id: int) -> HttpResponse:
    """Documents of one agency with its offices and divisions, at whatever address. Raises NoSuchAgency."""
    return _page(request, asked_of(request, agency_id), agency_as_of(agency_id, clock.today()).name)


def asked_of(request: HttpRequest, agency_id: int | None) -> Asked:
    """What the address asks; unknown values find nothing, over-long ones are cut."""
    chosen = {
        facet: value[:_LONGEST_VALUE]
        for facet, name in FACETS.items()
        if (value := request.GET.get(name, ""))
    }
    if not _YEAR.fullmatch(chosen.get("year", "2000")):
        del chosen["year"]
    return Asked(clean_line(request.GET.get("q", "")[:LONGEST_QUERY]), chosen, agency_id)


def _page(request: HttpRequest, asked: Asked, agency: str) -> HttpResponse:
    after, before = (Place.read(request.GET.get(name, "")) for name in ("sau", "truoc"))
    found = slice_of(asked, _ITEMS, after=after, before=before)
    overview = overview_of(asked)
    today = clock.today()
    context = {
        "asked": asked,
        "agency": agency,
        "kept": [(FACETS[facet], value) for facet, value in asked.chosen.items()],
        "count": overview.count,
        "lines": [_line(one, effect_on(one, today), asked.words) for one in found.documents],
        "groups": [_group(asked, facet) for facet in overview.facets if facet.choices or facet.chosen],
        "pager": _pager(asked, found),
        "begun": after is not None or before is not None,
    }
    return render(request, "legal/list.html", context)


def _line(document: Document, effect: Effect, words: str) -> Line:
    key = f"{document.symbol_key} {fold(document.summary)} {fold(document.issuer_name)}"
    in_text = any(word not in key for word in fold(words).split()) and getattr(document, "rank", 0) == 0
    return Line(document, effect, COLOURS[effect], in_text)


def _group(asked: Asked, facet: Facet) -> Group:
    ways = [
        Way(choice.label, _address(asked, {facet.name: choice.value}), choice.count)
        for choice in facet.choices
        if choice.value != facet.chosen
    ]
    chosen = next((one.label for one in facet.choices if one.value == facet.chosen), facet.chosen)
    return Group(
        _TITLES[facet.name],
        chosen,
        _address(asked.without(facet.name), {}),
        () if facet.chosen else ways[:_SHORT],
        () if facet.chosen else ways[_SHORT:],
        facet.name in _OPEN,
    )


def _address(asked: Asked, more: Mapping[str, str], **place: Place) -> str:
    """The same question with other choices; pages begin anew unless a place is named."""
    pairs = {"q": asked.words} if asked.words else {}
    pairs |= {FACETS[facet]: value for facet, value in {**asked.chosen, **more}.items()}
    pairs |= {name: str(where) for name, where in place.items()}
    return f"?{urlencode(pairs)}"


def _pager(asked: Asked, found: Slice) -> KeysetPage:
    return KeysetPage(
        previous_url=_address(asked, {}, truoc=found.before) if found.before else "",
        next_url=_address(asked, {}, sau=found.after) if found.after else "",
    )
