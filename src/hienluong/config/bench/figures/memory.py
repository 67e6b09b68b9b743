"""What the running house takes of the machine's memory when nobody uses it: every process, the database included."""

import time
from pathlib import Path

from hienluong.config.bench.bench import Bench
from hienluong.config.bench.family import family
from hienluong.config.bench.figure import Check, Figure, Limit
from hienluong.config.bench.rates import burst, request_text

__all__ = ["measure"]

_BAR_MB = 700
_PAGES = ("/", "/thu-tuc/", "/thu-tuc/1.001193/", "/tra-cuu/", "/dang-nhap/")
_CALM_SECONDS = 10


def measure(bench: Bench) -> list[Figure]:
    """Proportional set size: memory that several processes share counts once, however many share it."""
    burst(bench.house.port, [request_text(page) for page in _PAGES], seconds=bench.seconds)
    time.sleep(_CALM_SECONDS)
    process = bench.house.process
    root = process.pid if process else 0
    used = bench.repeat(lambda: sum(_proportional_mb(each) for each in family(root)))
    return [
        Figure(
            name="memory",
            says="Bộ nhớ lúc nghỉ, cả cơ sở dữ liệu · idle memory",
            unit="MB",
            sample=used,
            checks=(Check("MB", used.middle, Limit.MOST, _BAR_MB),),
            data="tỉnh mẫu",
            notes=(f"{len(family(root))} tiến trình, sau khi đã phục vụ trang công khai",),
        )
    ]


def _proportional_mb(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
