"""The one search, over 100 sites of 500 pages: everyday phrases and titles, each asked once, one at a time."""

import random
from collections.abc import Sequence
from urllib.parse import urlencode

import psycopg

from hienluong.base import clock
from hienluong.base.text import fold
from hienluong.config.bench.bench import Bench
from hienluong.config.bench.figure import Check, Figure, Limit, Sample
from hienluong.config.bench.rates import BARE, Burst, burst_once, request_text
from hienluong.shared.search.bench import fill
from hienluong.systems.catalogue.models import ProcedureVersion, RequiredPaper
from hienluong.systems.catalogue.queries.snapshot import snapshot

__all__ = ["measure"]

_SITES, _PAGES = 100, 500
_BAR = 50
_PHRASES, _TITLES = 300, 100
_CHOSEN = random.Random(7)  # noqa: S311 - the same queries in every run


def measure(bench: Bench) -> list[Figure]:
    """The median time of a page of results, beside that of the bare view asked one at a time."""
    titles = list(ProcedureVersion.objects.order_by("pk").values_list("name", flat=True))
    papers = RequiredPaper.objects.order_by("name").values_list("name", flat=True).distinct()
    fill([*titles, *papers], sites=_SITES, pages=_PAGES, newest=clock.now())
    with psycopg.connect(bench.house.cluster.owner_url(), autocommit=True) as connection:
        connection.execute("vacuum (analyze) search_entry")
    requests = [request_text(f"/tim-kiem/?{urlencode({'q': query})}") for query in _queries(titles)]
    rounds = [_once(bench, requests) for _ in range(bench.rounds)]
    sample = Sample(tuple(each.median_ms for each in rounds))
    wrong = sum(count for each in rounds for status, count in each.statuses.items() if status != "200")
    return [
        Figure(
            name="search",
            says="Tìm trong 50.000 trang · one search over 50,000 pages",
            unit="ms",
            sample=sample,
            baseline=bench.repeat(lambda: _once(bench, BARE[:300]).median_ms),
            baseline_says="B0",
            checks=(
                Check("ms", sample.middle, Limit.MOST, _BAR),
                Check("khác 200", wrong, Limit.MOST, 0),
            ),
            data=f"{_SITES * _PAGES:,} trang",
        )
    ]


def _once(bench: Bench, requests: Sequence[str]) -> Burst:
    return burst_once(bench.house.port, requests, connections=1)


def _queries(titles: Sequence[str]) -> list[str]:
    """What people say, titles, titles as typed in a hurry."""
    said = sorted({text for texts in snapshot().vocabulary.phrases.values() for text in texts})
    chosen = _CHOSEN.sample(list(titles), 3 * _TITLES)
    whole, plain, slips = chosen[:_TITLES], chosen[_TITLES : 2 * _TITLES], chosen[2 * _TITLES :]
    return [
        *_CHOSEN.sample(said, min(_PHRASES, len(said))),
        *whole,
        *(fold(title) for title in plain),
        *(_slip(title) for title in slips),
    ]


def _slip(title: str) -> str:
    """Five words of a title, two neighbouring letters of one swapped."""
    words = fold(title).split()[:5]
    at = _CHOSEN.randrange(len(words))
    word = words[at]
    words[at] = word[:1] + word[2:3] + word[1:2] + word[3:]
    return " ".join(words)
