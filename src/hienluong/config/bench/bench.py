"""What every figure is given: the running house, how long to measure, how much data there is."""

from collections.abc import Callable
from dataclasses import dataclass

import psycopg

from hienluong.base import clock
from hienluong.config.bench.figure import Sample
from hienluong.config.bench.house import BenchHouse
from hienluong.config.bench.rates import Burst, Compared, burst, compare
from hienluong.config.bench.year.make import add_cases, vacuum

__all__ = ["SMALL", "Bench"]

SMALL = 10_000
"""The small province beside which the large one is measured."""


@dataclass
class Bench:
    """One run. `cases` is how many cases the large province has; `made` how many stand now."""

    house: BenchHouse
    rounds: int
    cases: int
    seconds: float = 3.0
    made: int = 0

    @property
    def data(self) -> str:
        """How much data stood while a figure was taken, in words."""
        return f"{self.made:,} hồ sơ"

    def load(self, requests: list[str]) -> Compared:
        """A page's requests a second beside the bare view's."""
        return self.beside_bare(lambda _round: burst(self.house.port, requests, seconds=self.seconds))

    def beside_bare(self, ours: Callable[[int], Burst]) -> Compared:
        """Any round of load beside the bare view's."""
        return compare(self.house.port, ours, rounds=self.rounds, seconds=self.seconds)

    def repeat(self, measure: Callable[[], float]) -> Sample:
        """The same measurement once a round."""
        return Sample(tuple(measure() for _ in range(self.rounds)))

    def grow(self, cases: int) -> None:
        """Let the province have at least so many cases, at rest."""
        if cases <= self.made:
            return
        with psycopg.connect(self.house.cluster.owner_url(), autocommit=True) as connection:
            add_cases(connection, self.made + 1, cases, clock.now())
            vacuum(connection)
        self.made = cases
