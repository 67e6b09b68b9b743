"""Following a case by its code and four digits, as citizens do: never kept ready-made, counted for each caller.

The limit on tries stays on. Each request comes from its own client address, as the proxy of a real house tells
them, and no address asks more often than the limit allows.
"""

from urllib.parse import urlencode

from hienluong.config.bench.bench import SMALL, Bench
from hienluong.config.bench.figure import Check, Figure, Limit, ratios
from hienluong.config.bench.rates import CALLERS, caller, request_text
from hienluong.systems.cases.models import Case

__all__ = ["measure"]

_BAR = 0.25


def measure(bench: Bench) -> list[Figure]:
    """Requests a second for many cases in all states."""
    bench.grow(min(SMALL, bench.cases))
    compared = bench.load(_requests())
    return [
        Figure(
            name="look-up",
            says="Tra cứu hồ sơ · case look-up page",
            unit="req/s",
            sample=compared.ours,
            baseline=compared.bare,
            baseline_says="B0",
            checks=(
                Check("× B0", ratios(compared.ours, compared.bare).middle, Limit.LEAST, _BAR),
                compared.only("200"),
            ),
            data=bench.data,
        )
    ]


def _requests() -> list[str]:
    """Cases from the whole year, each asked for by another caller."""
    rows = Case.objects.order_by("uid").values_list("code", "applicant__identifier_tail")[:CALLERS]
    return [
        request_text(f"/tra-cuu/?{urlencode({'ma': code, 'so': digits})}", headers=caller(number))
        for number, (code, digits) in enumerate(rows)
    ]
