"""The public page of a procedure: kept ready-made in front of Django."""

from hienluong.config.bench.bench import Bench
from hienluong.config.bench.figure import Check, Figure, Limit, ratios
from hienluong.config.bench.rates import request_text

__all__ = ["measure"]

_PAGE = "/thu-tuc/1.001193/"
_BAR = 1.5


def measure(bench: Bench) -> list[Figure]:
    """Requests a second from readers without a session, as most are."""
    compared = bench.load([request_text(_PAGE)])
    ratio = ratios(compared.ours, compared.bare).middle
    return [
        Figure(
            name="procedure-page",
            says="Trang thủ tục công khai · public procedure page",
            unit="req/s",
            sample=compared.ours,
            baseline=compared.bare,
            baseline_says="B0",
            checks=(Check("× B0", ratio, Limit.LEAST, _BAR), compared.only("200")),
        )
    ]
