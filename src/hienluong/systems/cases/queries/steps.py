"""When a step should be done: its working hours from now, by the deciding agency's calendar."""

from datetime import datetime

from hienluong.base import clock
from hienluong.shared.worktime.public import calendar_of
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.rules.process import Step

__all__ = ["step_due"]


def step_due(case: Case, step: Step) -> datetime | None:
    """The internal target of a step entered now; never later than the due time of the case itself."""
    if not step.hours:
        return case.due_at
    calendar = calendar_of(case.deciding_agency_id, clock.today())
    target = calendar.add_minutes(calendar.next_start(clock.now()), int(step.hours * 60))
    return min(target, case.due_at) if case.due_at else target
