"""How visits counted by address add up to pages and sections. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

__all__ = ["each_day", "sums_below"]


def sums_below(counts: Iterable[tuple[str, int]]) -> Counter[str]:
    """For each address that ends with "/", how often it and all below it were read."""
    sums: Counter[str] = Counter()
    for path, times in counts:
        end = path.find("/")
        while end != -1:
            sums[path[: end + 1]] += times
            end = path.find("/", end + 1)
    return sums


def each_day(counted: Mapping[date, int], last: date, days: int) -> list[int]:
    """A number for each of the `days` days up to `last`: nought where nobody came."""
    return [counted.get(last - timedelta(days=ago), 0) for ago in range(days - 1, -1, -1)]
