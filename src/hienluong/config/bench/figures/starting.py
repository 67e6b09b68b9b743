"""How long a person waits for the first page: of a new installation, and of one that stands."""

from hienluong.config.bench.bench import Bench
from hienluong.config.bench.figure import Check, Figure, Limit, Sample

__all__ = ["measure"]

_FIRST, _NEXT = 60, 5


def measure(bench: Bench) -> list[Figure]:
    """Seconds from the command to the first answered page; packages are there already."""

    def again() -> float:
        bench.house.stop()
        bench.house.start()
        return bench.house.starts[-1]

    following = bench.repeat(again)
    first = Sample((bench.house.starts[0],))
    return [
        Figure(
            name="first-start",
            says="Khởi động lần đầu, cả nạp tỉnh mẫu · first start",
            unit="s",
            sample=first,
            checks=(Check("giây", first.middle, Limit.MOST, _FIRST),),
        ),
        Figure(
            name="next-start",
            says="Khởi động lần sau · next start",
            unit="s",
            sample=following,
            checks=(Check("giây", following.middle, Limit.MOST, _NEXT),),
        ),
    ]
