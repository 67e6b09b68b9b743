"""Feeds the totals from what happens to cases, and checks them each night."""

import logging
from collections.abc import Mapping

from hienluong.kernel.jobs.public import consumer, every, outbox_health
from hienluong.oversight.operations.actions.count import count
from hienluong.oversight.operations.actions.rebuild import differences, rebuild_open
from hienluong.oversight.operations.rules import CaseNews
from hienluong.systems.cases.public import events


@consumer("operations.totals", *events.EVENTS)
def add_to_totals(payload: Mapping[str, object]) -> None:
    """One event, counted once."""
    count(CaseNews.read(payload))


@every(86_400, "operations.check-totals")
def check_totals() -> None:
    """Count once what is otherwise only added up; a total that is wrong is made anew and the operator hears of it.

    While events wait to be counted the totals rightly lag behind the cases: then the check waits a day.
    """
    if outbox_health().open_deliveries:
        return
    if wrong := differences():
        rebuild_open()
        logging.getLogger(__name__).error(
            "Totals of %s hours differed from the cases; made anew.", len(wrong)
        )
