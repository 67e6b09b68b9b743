"""What anybody may know who holds a case's code and the last digits of the filer's number or phone."""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import connection

from hienluong.kernel.access.public import count_try, ensure_tries_left
from hienluong.systems.cases.errors import CaseNotFound
from hienluong.systems.cases.models import Business, Case
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.queries.standing import is_overdue, next_actor
from hienluong.systems.cases.rules.process import Process, StepKind
from hienluong.systems.cases.rules.states import ENDED

__all__ = ["PlainStep", "Progress", "StepState", "look_up", "progress_of"]

_DIGITS = 4
_TRIED, _WRONG_TRIES = "follow-code", {"tries": 10, "seconds": 3600}
_NO_CASE = ("", "", "")
_BY_CODE = """
select c.id, c.code, c.procedure_name, c.business, c.step, c.process_id, c.phone, c.receiving_name, c.deciding_name,
       c.filed_at, c.received_at, c.due_at, c.first_due_at, c.decided_at, c.closed_at,
       p.identifier_tail as tail, p.phone as own_phone
from cases_case c join people_party p on p.id = c.applicant_id where c.code = %s
"""
_STEPS_DONE = "select step, at from cases_move where case_id = %s and step <> '' order by id"


class StepState(StrEnum):
    DONE = "done"
    CURRENT = "current"
    LATER = "later"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class PlainStep:
    """A step in plain words; `at` is when it was finished."""

    name: str
    state: StepState
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a case stands, for the person who filed it. No name, no answers, no papers."""

    code: str
    procedure: str
    business: str
    words: str
    filed_at: datetime
    received_at: datetime | None
    due_at: datetime | None
    first_due_at: datetime | None
    decided_at: datetime | None
    next_actor: str
    steps: Sequence[PlainStep]
    asks_supplement: bool
    overdue: bool


def look_up(code: str, digits: str) -> Progress:
    """The progress of a case for whoever knows its code and the last four digits of the filer's
    personal number or phone. Raises CaseNotFound alike for a wrong code and wrong digits.

    Ten thousand digits are soon tried from many addresses, so wrong tries are counted for the code too, whether
    it exists or not: past ten in an hour Busy is raised, right digits or wrong.
    """
    wanted = code.strip().upper()
    ensure_tries_left(_TRIED, wanted, **_WRONG_TRIES)
    # Written out: this page is asked for most of all, and building the statement cost more than running it.
    case = next(iter(Case.objects.raw(_BY_CODE, [wanted])), None)
    known = _known_of(vars(case)) if case else _NO_CASE
    # Compared also when there is no such case, so that the time does not tell which codes exist.
    if not _knows(known, digits.strip()) or case is None:
        count_try(_TRIED, wanted, **_WRONG_TRIES)
        raise CaseNotFound
    return progress_of(case)


def progress_of(case: Case) -> Progress:
    """Where the case stands, in plain words."""
    process = process_of(case)
    return Progress(
        code=case.code or "",
        procedure=case.procedure_name,
        business=case.business,
        words=case.get_business_display(),
        filed_at=case.filed_at,
        received_at=case.received_at,
        due_at=case.due_at,
        first_due_at=case.first_due_at,
        decided_at=case.decided_at,
        next_actor=next_actor(case),
        steps=_steps(case, process),
        asks_supplement=case.business == Business.SUPPLEMENT,
        overdue=is_overdue(case),
    )


def _known_of(row: Mapping[str, Any]) -> Sequence[str]:
    return (row["tail"], row["phone"][-_DIGITS:], row["own_phone"][-_DIGITS:])


def _knows(known: Sequence[str], digits: str) -> bool:
    whole = len(digits) == _DIGITS and digits.isascii() and digits.isdigit()
    typed = digits.encode() if whole else b"\0" * _DIGITS
    # Each is compared, also after a hit, so that the time tells nothing.
    hits = sum(hmac.compare_digest(value.encode().rjust(_DIGITS, b"-"), typed) for value in known)
    return whole and hits > 0


def _steps(case: Case, process: Process) -> list[PlainStep]:
    finished = _finished(case)
    reached_current = False
    found: list[PlainStep] = []
    for step in process.steps.values():
        current = step.key == case.step and case.business not in ENDED
        reached_current = reached_current or current
        closed = case.business == Business.CLOSED and step.kind is StepKind.HANDOVER
        state = (
            StepState.CURRENT if current else _state(step.key, finished, later=reached_current, closed=closed)
        )
        at = finished.get(step.key) if state is StepState.DONE else None
        found.append(PlainStep(step.plain_name, state, at or (case.closed_at if closed else None)))
    return found


def _finished(case: Case) -> dict[str, datetime]:
    """When each step was last finished."""
    with connection.cursor() as cursor:
        cursor.execute(_STEPS_DONE, [case.pk])
        return dict(cursor.fetchall())


def _state(key: str, finished: dict[str, datetime], *, later: bool, closed: bool) -> StepState:
    if closed or (key in finished and not later):
        return StepState.DONE
    return StepState.LATER if later else StepState.SKIPPED
