"""Feeds the totals from what happens to cases."""

from collections.abc import Mapping

from hienluong.kernel.jobs.public import consumer
from hienluong.oversight.operations.actions.count import count
from hienluong.oversight.operations.rules import CaseNews
from hienluong.systems.cases.public import events


@consumer("operations.totals", *events.EVENTS)
def add_to_totals(payload: Mapping[str, object]) -> None:
    """One event, counted once."""
    count(CaseNews.read(payload))
