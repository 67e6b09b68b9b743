"""Figures of one site for its editors, and each table as CSV. They count pages, never people."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hienluong.base import clock
from hienluong.face.filters import vn_number
from hienluong.face.spreadsheets import csv_answer
from hienluong.kernel.access.public import HouseRequest
from hienluong.shared.search.public import searches_without_result
from hienluong.systems.portal.errors import PageNotFound
from hienluong.systems.portal.models import AgencySite
from hienluong.systems.portal.pages.periods import PERIODS, asked_period, one_of
from hienluong.systems.portal.pages.watching import tabs_of
from hienluong.systems.portal.queries.neglected import NeglectedPage, neglected
from hienluong.systems.portal.queries.statistics import (
    SectionCount,
    Traffic,
    pages_read,
    sections_of,
    times_read,
    traffic_of,
)
from hienluong.systems.portal.queries.watched import watched_site
from hienluong.systems.portal.rights import EDIT

__all__ = ["statistics", "statistics_csv"]

AGES: Mapping[int, str | Promise] = {
    3: gettext_lazy("3 tháng"),
    6: gettext_lazy("6 tháng"),
    12: gettext_lazy("12 tháng"),
    24: gettext_lazy("24 tháng"),
}
_USUAL_AGE = 6
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the page says."""

    site: AgencySite
    days: int
    months: int
    articles_too: bool

    def address(self, **other: object) -> str:
        """The same question with something changed, as the end of an address."""
        facts = {"ky": self.days, "thang": self.months, "bai": int(self.articles_too), **other}
        return "?" + urlencode(facts)

    @property
    def times(self) -> Counter[str]:
        """How often each address was read."""
        return times_read(self.site, self.days)

    def left_alone(self, times: Counter[str]) -> list[NeglectedPage]:
        """Pages left alone for as long as was asked."""
        return neglected(self.site, self.months, times, articles_too=self.articles_too)


@require_safe
@never_cache
def statistics(request: HouseRequest, slug: str) -> HttpResponse:
    """Visits, searches in vain, pages left alone, sections. Raises NotAllowed, NoSuchSite."""
    asked = _asked(request, slug)
    times, traffic = asked.times, traffic_of(asked.site, asked.days)
    sections, old = sections_of(asked.site, times), asked.left_alone(times)
    fruitless = searches_without_result(asked.site.agency_id, asked.days)
    context = {
        "site": asked.site, "asked": asked, "tabs": tabs_of(request.actor, asked.site, "portal:statistics"),
        "may_edit": request.actor.holds(EDIT, asked.site.agency_id),
        "periods": _choices(PERIODS, asked, "ky", asked.days), "ages": _choices(AGES, asked, "thang", asked.months),
        "kinds": _kinds(asked), "period": PERIODS[asked.days], "age": AGES[asked.months],
        "traffic": traffic, "change": _change(traffic), "trend": _trend(traffic),
        "read": pages_read(asked.site, times, _SHOWN), "fruitless": fruitless[:_SHOWN],
        "fruitless_times": sum(one.times for one in fruitless), "old": old[:_SHOWN], "old_count": len(old),
        "sections": sections, "articles": sum(one.below.articles for one in sections if one.level == 1), "most": _SHOWN,
    }  # fmt: skip
    return render(request, "portal/watch/statistics.html", context)


@require_safe
@never_cache
def statistics_csv(request: HouseRequest, slug: str, table: str) -> HttpResponse:
    """One table in full. Raises NotAllowed, NoSuchSite, PageNotFound for an unknown table."""
    asked = _asked(request, slug)
    if table not in _TABLES:
        raise PageNotFound(path=request.path)
    columns, rows = _TABLES[table]
    return csv_answer(f"{asked.site.slug}-{table}-{clock.today().isoformat()}", columns, rows(asked))


def _asked(request: HouseRequest, slug: str) -> Asked:
    site, given = watched_site(request.actor, slug), request.GET
    return Asked(
        site,
        days=asked_period(request),
        months=one_of(AGES, given.get("thang", ""), _USUAL_AGE),
        articles_too=given.get("bai", "") == "1",
    )


def _choices(
    words: Mapping[int, str | Promise], asked: Asked, name: str, current: int
) -> list[dict[str, Any]]:
    return [
        {"label": label, "url": asked.address(**{name: choice}), "current": choice == current}
        for choice, label in words.items()
    ]


def _kinds(asked: Asked) -> list[dict[str, Any]]:
    labels = ((0, _("Mục và trang giới thiệu")), (1, _("Cả bài viết")))
    return [
        {"label": label, "url": f"{asked.address(bai=kind)}#cu", "current": bool(kind) is asked.articles_too}
        for kind, label in labels
    ]


def _change(traffic: Traffic) -> str:
    if not traffic.before:
        return _("kỳ trước chưa có số liệu")
    share = 100 * (traffic.views - traffic.before) / traffic.before
    if round(share) == 0:
        return _("bằng kỳ trước")
    percent = vn_number(abs(round(share)))
    return (_("tăng %s%% so với kỳ trước") if share > 0 else _("giảm %s%% so với kỳ trước")) % percent


def _trend(traffic: Traffic) -> str:
    most = max(traffic.by_day, default=0)
    return _("Lượt xem mỗi ngày; ngày nhiều nhất %(n)s lượt") % {"n": vn_number(most)}


def _read_rows(asked: Asked) -> list[Sequence[object]]:
    return [(one.path, one.title, one.times) for one in pages_read(asked.site, asked.times)]


def _fruitless_rows(asked: Asked) -> list[Sequence[object]]:
    found = searches_without_result(asked.site.agency_id, asked.days)
    return [(one.query, one.times, one.last_day.isoformat()) for one in found]


def _neglected_rows(asked: Asked) -> list[Sequence[object]]:
    return [
        (
            page.url, page.title, clock.local(page.changed_at).date().isoformat(), page.views,
            page.editor.name if page.editor else "", "" if page.editor is None else int(page.editor.still_edits),
        )
        for page in asked.left_alone(asked.times)
    ]  # fmt: skip


def _section_rows(asked: Asked) -> list[Sequence[object]]:
    return [_section_row(one) for one in sections_of(asked.site, asked.times)]


def _section_row(one: SectionCount) -> Sequence[object]:
    newest = one.below.newest.isoformat() if one.below.newest else ""
    return (
        one.url,
        one.title,
        one.level,
        one.module,
        one.below.articles,
        one.below.drafts,
        newest,
        one.views,
    )


_TABLES: Mapping[str, tuple[Sequence[str], Callable[[Asked], list[Sequence[object]]]]] = {
    "luot-xem": (("dia_chi", "tieu_de", "luot_xem"), _read_rows),
    "tim-khong-thay": (("tu_khoa", "so_lan", "lan_cuoi"), _fruitless_rows),
    "lau-chua-sua": (
        ("dia_chi", "tieu_de", "sua_lan_cuoi", "luot_xem", "nguoi_sua_cuoi", "con_bien_tap"),
        _neglected_rows,
    ),
    "theo-muc": (
        ("dia_chi", "muc", "cap", "phan_he", "bai_dang", "ban_nhap", "bai_moi_nhat", "luot_xem"),
        _section_rows,
    ),
}
"""By the name in the address: the columns and what fills them."""
