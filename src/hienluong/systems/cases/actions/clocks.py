"""The legal clock of a case: kept in `shared.work`, mirrored on the case for lists and figures."""

from datetime import datetime
from decimal import Decimal

from hienluong.base import clock
from hienluong.shared.work import public as work
from hienluong.shared.worktime.public import LimitUnit, TimeLimit, calendar_of, counting_of, due
from hienluong.systems.cases.actions.steps import matter_of
from hienluong.systems.cases.models import Case

__all__ = ["legal_limit", "move_due", "pause", "resume", "start", "stop"]

_ONE_DAY = Decimal(1)


def legal_limit(case: Case) -> TimeLimit | None:
    """The limit that was published when the case was filed; None when there was none.

    "One working day" of a procedure with a cut-off hour means the same day.
    """
    if case.limit_amount is None or not case.limit_unit:
        return None
    limit = TimeLimit(case.limit_amount, LimitUnit(case.limit_unit))
    if case.cutoff and limit == TimeLimit(_ONE_DAY, LimitUnit.WORKING_DAY):
        return TimeLimit(Decimal(0), LimitUnit.WORKING_DAY)
    return limit


def start(case: Case, limit: TimeLimit) -> None:
    """Start the clock at reception, by the calendar of the deciding agency. The caller saves the case."""
    now, day = clock.now(), clock.today()
    calendar = calendar_of(case.deciding_agency_id, day)
    starts, due_at = due(
        calendar,
        limit,
        now,
        counting=counting_of(case.deciding_agency_id, day),
        cutoff=case.cutoff,
    )
    work.start_clock(
        matter_of(case), work.Deadline(case.deciding_agency_id, starts, due_at, calendar.version)
    )
    case.limit_amount, case.limit_unit = limit.amount, limit.unit
    case.due_at = case.first_due_at = due_at
    case.calendar_version = calendar.version


def pause(case: Case, reason: str) -> None:
    """Stand still: the legal time and the work on every list."""
    work.pause_clock(matter_of(case), reason)
    work.hold(matter_of(case))


def resume(case: Case) -> None:
    """Go on with the working time that was left. The caller saves the case."""
    running = work.resume_clock(matter_of(case))
    if running is not None:
        case.due_at, case.first_due_at = running.due_at, running.first_due_at
        case.calendar_version = running.calendar_version
    work.release(matter_of(case), case.due_at)


def move_due(case: Case, due_at: datetime) -> None:
    """A later due time, promised by an apology letter. The caller saves the case."""
    case.due_at = work.extend_clock(matter_of(case), due_at).due_at


def stop(case: Case) -> None:
    """Nothing more can be late."""
    work.stop_clock(matter_of(case))
