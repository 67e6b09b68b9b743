"""The sites of the agencies: pages kept ready-made beside stock Wagtail, and what a page costs among 50,000."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg

from hienluong.config.bench.bench import Bench
from hienluong.config.bench.figure import Check, Figure, Limit, Sample, ratios
from hienluong.config.bench.figures.first_view import View, view
from hienluong.config.bench.rates import Compared, burst_once, request_text
from hienluong.systems.portal.bench import SECTION, fill_one_site, fill_the_others

__all__ = ["measure"]

_SITE = "cong-thong-tin"
_PAGES = 500
_BAR, _GROWTH = 1.5, 1.2
_ARTICLE_KB, _FIRST_KB = 100, 200
_ASKED = 200
"""How many times a page is drawn anew for one round of its cost."""


def measure(bench: Bench) -> list[Figure]:
    """First among 500 pages, then among 500 on every site."""
    article = fill_one_site(_SITE, _PAGES)[_PAGES // 2]
    pages = {"home": f"/trang/{_SITE}/", "section": f"/trang/{_SITE}/{SECTION}/", "article": article}
    _settle(bench)
    few = {name: _cost(bench, path) for name, path in pages.items()}
    many = fill_the_others(_SITE)
    _settle(bench)
    return [*_rates(bench, pages), *_costs(bench, pages, few, many), *_weights(bench, pages)]


def _settle(bench: Bench) -> None:
    with psycopg.connect(bench.house.cluster.owner_url(), autocommit=True) as connection:
        connection.execute("vacuum (analyze) wagtailcore_page, portal_articlepage, portal_sectionpage")


def _cost(bench: Bench, path: str) -> Sample:
    """Milliseconds to draw a page that is not kept, one request at a time."""
    request = request_text(_drawn_anew(path))
    return bench.repeat(lambda: burst_once(bench.house.port, [request] * _ASKED, connections=1).median_ms)


def _drawn_anew(path: str) -> str:
    return path.replace("/trang/", "/bench/made/")


def _rates(bench: Bench, pages: dict[str, str]) -> Iterator[Figure]:
    for name, path in {"front": "/", **pages}.items():
        kept = bench.load([request_text(path)])
        yield _rate(f"site-{name}", f"Trang {path} · kept ready-made", kept, bar=_BAR)
    stock = bench.load([request_text(pages["article"].replace("/trang/", "/bench/stock/"))])
    yield _rate("site-stock", "Chính bài ấy do Wagtail tự dựng · the article by stock Wagtail", stock)


def _rate(name: str, says: str, compared: Compared, *, bar: float = 0.0) -> Figure:
    ratio = Check("× B0", ratios(compared.ours, compared.bare).middle, Limit.LEAST, bar)
    return Figure(
        name=name,
        says=says,
        unit="req/s",
        sample=compared.ours,
        baseline=compared.bare,
        baseline_says="B0",
        checks=(ratio, compared.only("200")),
    )


def _costs(bench: Bench, pages: dict[str, str], few: dict[str, Sample], many: int) -> Iterator[Figure]:
    for name, path in pages.items():
        cost = _cost(bench, path)
        yield Figure(
            name=f"site-cost-{name}",
            says=f"Dựng lại trang {path} · drawn anew",
            unit="ms",
            sample=cost,
            baseline=few[name],
            baseline_says=f"{_PAGES} bài",
            checks=(Check(f"× {_PAGES} bài", cost.middle / few[name].middle, Limit.MOST, _GROWTH),),
            data=f"{many:,} bài",
        )


def _weights(bench: Bench, pages: dict[str, str]) -> Iterator[Figure]:
    for name, path in pages.items():
        seen: View = view(f"http://127.0.0.1:{bench.house.port}{path}")
        most = _ARTICLE_KB if name == "article" else _FIRST_KB
        yield Figure(
            name=f"site-view-{name}",
            says=f"Lần mở đầu tiên {urlsplit(path).path} · first view",
            unit="KB",
            sample=Sample((seen.kilobytes,)),
            checks=(Check("KB nén", seen.kilobytes, Limit.MOST, most),),
            notes=(f"{seen.requests} yêu cầu",),
        )
