"""A page that was just published: how long some web process still gives readers the old one."""

import time
from collections.abc import Iterator
from itertools import count

import httpx

from hienluong.base import clock
from hienluong.config.bench.bench import Bench
from hienluong.config.bench.figure import Check, Figure, Limit
from hienluong.kernel.access.public import SYSTEM
from hienluong.systems.portal.public import NewArticle, publish_articles, site_by_slug

__all__ = ["measure"]

_SITE, _SECTION = "cong-thong-tin", "tin-tuc"
_BAR_MS = 1_000
_READERS = 40
"""Each with a connection of its own: all web processes are met, and keep the page ready-made before it changes."""
_WATCHED_SECONDS = 3.0


def measure(bench: Bench) -> list[Figure]:
    """The age of the last old page that any reader got, of many who ask one after the other."""
    address = f"http://127.0.0.1:{bench.house.port}/trang/{_SITE}/"
    numbers = count(1)
    sample = bench.repeat(lambda: _oldest_stale_ms(address, f"Tin vừa đăng số {next(numbers)}"))
    return [
        Figure(
            name="site-fresh",
            says="Bản cũ còn thấy sau khi đăng · last old page after a publish",
            unit="ms",
            sample=sample,
            checks=(Check("ms, lượt lâu nhất", max(sample.values), Limit.MOST, _BAR_MS),),
            notes=("mỗi người đọc một kết nối riêng, gặp mọi tiến trình web",),
        )
    ]


def _oldest_stale_ms(address: str, title: str) -> float:
    for _ in range(_READERS):
        httpx.get(address).raise_for_status()
    _publish(title)
    return max((age for age, page in _read(address) if title not in page), default=0.0)


def _read(address: str) -> Iterator[tuple[float, str]]:
    """Pages, each with the milliseconds between now and when it was asked for."""
    begun = time.monotonic()
    while (age := time.monotonic() - begun) < _WATCHED_SECONDS:
        yield age * 1000, httpx.get(address).raise_for_status().text


def _publish(title: str) -> None:
    article = NewArticle(
        section=_SECTION, title=title, lead="Một câu.", paragraphs=["Một đoạn."], day=clock.today()
    )
    publish_articles(SYSTEM, site_by_slug(_SITE), [article])
