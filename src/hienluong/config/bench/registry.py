"""Every figure of `hienluong bench`, in the order in which they are taken: later ones find the data of earlier ones.

Modules are imported only when their figure is taken: Django learns the house's address first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from hienluong.config.bench.bench import Bench
from hienluong.config.bench.figure import Figure

__all__ = ["FIGURES", "Taken"]


@dataclass(frozen=True, slots=True)
class Taken:
    """One measurement: what it is about, and the module whose `measure` takes it."""

    says: str
    module: str

    def measure(self, bench: Bench) -> list[Figure]:
        """Take it."""
        function: Callable[[Bench], list[Figure]] = import_module(
            f"hienluong.config.bench.figures.{self.module}"
        ).measure
        return function(bench)


FIGURES = {
    "procedure-page": Taken("Trang thủ tục công khai · public procedure page", "procedure_page"),
}
