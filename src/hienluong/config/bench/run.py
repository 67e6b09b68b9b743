"""One run: a house of its own, the figures one after the other."""

import logging
import os
from collections.abc import Sequence

from hienluong.config.bench.bench import Bench
from hienluong.config.bench.figure import Figure
from hienluong.config.bench.house import open_house
from hienluong.config.bench.registry import FIGURES
from hienluong.config.processes.progress import step

__all__ = ["take"]


def take(names: Sequence[str], *, rounds: int, cases: int) -> list[Figure]:
    """Take these figures in order. The house is thrown away afterwards, also when a figure fails."""
    with open_house() as house:
        os.environ["DJANGO_SETTINGS_MODULE"] = "hienluong.config.settings"
        import django

        django.setup()
        from django.db import connections

        logging.getLogger("httpx").setLevel(logging.WARNING)

        bench = Bench(house=house, rounds=rounds, cases=cases)
        taken: list[Figure] = []
        for name in names:
            with step(FIGURES[name].says):
                taken += FIGURES[name].measure(bench)
            connections.close_all()  # the next figure may restart the database
        return taken
