"""Search over the whole province or one agency's site: a form, groups of results, works without scripts."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from hienluong.base import clock
from hienluong.face.tables import KeysetPage
from hienluong.kernel.organisation.public import PART_KINDS, standing
from hienluong.shared.search.actions.note_fruitless import note_fruitless
from hienluong.shared.search.queries.candidates import KEPT
from hienluong.shared.search.queries.search import search
from hienluong.shared.search.values import Answer, Group, Hit

__all__ = ["agency_search", "province_search"]

_OF_EACH_KIND = 5
_OF_ONE_KIND = 10
_EVERYWHERE = "tinh"
_LONGEST_KIND = 40


@dataclass(frozen=True, slots=True)
class Question:
    """What the address of the page says."""

    words: str
    kind: str
    page: int
    site_id: int | None
    """The agency whose site is searched alone."""
    own_id: int | None
    """The agency on whose site the page stands."""
    everywhere: bool
    """Asked on an agency's site, but for all sites."""

    @property
    def limit(self) -> int:
        """Hits of each kind shown."""
        return _OF_ONE_KIND if self.kind else _OF_EACH_KIND

    def address(self, **other: object) -> str:
        """This question with something changed; the page begins anew unless it says otherwise."""
        facts = {"q": self.words, "loai": self.kind, "co-quan": "", "pham-vi": _EVERYWHERE * self.everywhere}
        if self.site_id is not None and self.own_id is None:
            facts["co-quan"] = str(self.site_id)
        facts |= {name.replace("_", "-"): str(value) for name, value in other.items()}
        return "?" + urlencode({name: value for name, value in facts.items() if value})


@dataclass(frozen=True, slots=True)
class Line:
    """A hit as shown, with the name of the agency on whose site it stands."""

    hit: Hit
    agency: str


@dataclass(frozen=True, slots=True)
class Section:
    """A group as shown; `all_url` leads to more of it."""

    group: Group
    lines: Sequence[Line]
    all_url: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A kind to choose."""

    label: str | Promise
    url: str
    current: bool
    count: str


@require_safe
def province_search(request: HttpRequest) -> HttpResponse:
    """The search over everything, or over the site chosen in the form."""
    return _page(request, None)


@require_safe
def agency_search(request: HttpRequest, agency_id: int) -> HttpResponse:
    """The search on an agency's own site: there first, over all sites when asked."""
    return _page(request, agency_id)


def _page(request: HttpRequest, own_id: int | None) -> HttpResponse:
    asked = _asked(request, own_id)
    answer = _answer(asked)
    if asked.words and not answer.count and not answer.cut_short and not asked.kind:
        note_fruitless(asked.words, asked.site_id)
    context = {
        "asked": asked,
        "answer": answer,
        "sections": [_section(asked, group) for group in answer.groups],
        "tabs": _tabs(asked, answer),
        "pager": _pager(asked, answer),
        "sites": _sites() if own_id is None else (),
        "own_site_url": asked.address(pham_vi="", loai=""),
        "everywhere_url": asked.address(pham_vi=_EVERYWHERE, loai=""),
        "meant_url": asked.address(q=answer.suggestion),
    }
    return render(request, "search/search.html", context)


def _asked(request: HttpRequest, own_id: int | None) -> Question:
    site, everywhere = request.GET.get("co-quan", ""), request.GET.get("pham-vi", "") == _EVERYWHERE
    chosen = int(site) if site.isascii() and site.isdigit() and len(site) < 10 else None
    if own_id is not None:
        chosen = None if everywhere else own_id
    page = request.GET.get("trang", "")
    return Question(
        words=request.GET.get("q", "")[:300].strip(),
        kind=request.GET.get("loai", "")[:_LONGEST_KIND],
        page=int(page) if page in {str(number) for number in range(1, KEPT // _OF_ONE_KIND + 1)} else 1,
        site_id=chosen,
        own_id=own_id,
        everywhere=everywhere and own_id is not None,
    )


def _answer(asked: Question) -> Answer:
    if not asked.words:
        return Answer(query="")
    return search(
        asked.words, agency_id=asked.site_id, near_id=asked.own_id, kinds=(asked.kind,) if asked.kind else None,
        limit=asked.limit, offset=(asked.page - 1) * asked.limit,
    )  # fmt: skip


def _section(asked: Question, group: Group) -> Section:
    names = {agency_id: state.name for agency_id, state in standing(clock.today()).items()}
    lines = [Line(hit, names.get(hit.agency_id or 0, "")) for hit in group.hits]
    more = not asked.kind and group.count > len(group.hits)
    return Section(group, lines, asked.address(loai=group.kind) if more else "")


def _tabs(asked: Question, answer: Answer) -> list[Tab]:
    """All kinds found, or, once one is chosen, the way back."""
    everything = Tab(_("Tất cả"), asked.address(loai=""), not asked.kind, "")
    return [
        everything,
        *(
            Tab(group.label, asked.address(loai=group.kind), asked.kind == group.kind, _count(group))
            for group in answer.groups
        ),
    ]


def _count(group: Group) -> str:
    return f"{group.count}+" if group.more else str(group.count)


def _pager(asked: Question, answer: Answer) -> KeysetPage:
    if not asked.kind:
        return KeysetPage()
    count = min(sum(group.count for group in answer.groups), KEPT)
    return KeysetPage(
        previous_url=asked.address(trang=asked.page - 1) if asked.page > 1 else "",
        next_url=asked.address(trang=asked.page + 1) if asked.page * asked.limit < count else "",
    )


def _sites() -> list[tuple[int, str]]:
    """The agencies that can have a site: those that act in their own name, down to the communes."""
    return [
        (agency_id, state.name)
        for agency_id, state in standing(clock.today()).items()
        if state.level <= 2 and state.kind not in PART_KINDS
    ]
