"""What anybody may know who holds a case's code and the last digits of the filer's number or phone."""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hienluong.kernel.access.public import count_try, ensure_tries_left
from hienluong.systems.cases.errors import CaseNotFound
from hienluong.systems.cases.models import Business, Case, Move
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.queries.standing import is_overdue, next_actor
from hienluong.systems.cases.rules.process import Process, StepKind
from hienluong.systems.cases.rules.states import ENDED

__all__ = ["PlainStep", "Progress", "StepState", "look_up", "progress_of"]

Finished = Mapping[str, datetime]
"""When each step of the process was last finished."""

_DIGITS = 4
_TRIED, _WRONG_TRIES = "follow-code", {"tries": 10, "seconds": 3600}
_NO_DIGITS = ("", "", "")
_NEEDED = {
    "id", "code", "procedure_name", "business", "step", "process_id", "phone", "receiving_name", "deciding_name",
    "filed_at", "received_at", "due_at", "first_due_at", "decided_at", "closed_at",
}  # fmt: skip
_READ = [field.attname for field in Case._meta.concrete_fields if field.attname in _NEEDED]  # noqa: SLF001
_BY_CODE = f"""
select p.identifier_tail, p.phone, done.steps, done.times, {", ".join(f"c.{name}" for name in _READ)}
from cases_case c
join people_party p on p.id = c.applicant_id
cross join lateral (
    select array_agg(m.step order by m.id) as steps, array_agg(m.at order by m.id) as times
    from cases_move m where m.case_id = c.id and m.step <> ''
) done
where c.code = %s
"""  # noqa: S608 - the names are ours


class StepState(StrEnum):
    DONE = "done"
    CURRENT = "current"
    LATER = "later"
    SKIPPED = "skipped"


_MARKS = {
    StepState.DONE: ("done", gettext_noop("Đã xong")),
    StepState.CURRENT: ("now", gettext_noop("Đang làm")),
    StepState.LATER: ("ahead", gettext_noop("Chưa tới")),
}


@dataclass(frozen=True, slots=True)
class PlainStep:
    """A step in plain words; `at` is when it was finished."""

    name: str
    state: StepState
    at: datetime | None

    @property
    def mark(self) -> str:
        """How a page marks it."""
        return _MARKS[self.state][0]

    @property
    def words(self) -> str:
        """Where it stands, in words."""
        return _(_MARKS[self.state][1])


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

    @property
    def steps_taken(self) -> Sequence[PlainStep]:
        """The steps of this case's own way, without those that were left out."""
        return [step for step in self.steps if step.state is not StepState.SKIPPED]


def look_up(code: str, digits: str) -> Progress:
    """The progress of a case for whoever knows its code and the last four digits of the filer's
    personal number or phone. Raises CaseNotFound alike for a wrong code and wrong digits.

    Ten thousand digits are soon tried from many addresses, so wrong tries are counted for the code too, whether
    it exists or not: past ten in an hour Busy is raised, right digits or wrong.
    """
    wanted = code.strip().upper()
    ensure_tries_left(_TRIED, wanted, **_WRONG_TRIES)
    found = _by_code(wanted)
    # Compared also when there is no such case, so that the time does not tell which codes exist.
    if not _knows(found.digits if found else _NO_DIGITS, digits.strip()) or found is None:
        count_try(_TRIED, wanted, **_WRONG_TRIES)
        raise CaseNotFound
    return _progress(found.case, found.finished)


@dataclass(frozen=True, slots=True)
class _Found:
    """A case with what its party knows, any of which opens it."""

    case: Case
    digits: Sequence[str]
    finished: Finished


def _by_code(code: str) -> _Found | None:
    """Written out: this page is asked for most of all, and building the statement cost more than running it."""
    with connection.cursor() as cursor:
        cursor.execute(_BY_CODE, [code])
        row = cursor.fetchone()
    if row is None:
        return None
    tail, own_phone, steps, times, *columns = row
    case = Case.from_db(connection.alias, _READ, columns)
    digits = (tail, case.phone[-_DIGITS:], own_phone[-_DIGITS:])
    return _Found(case, digits, dict(zip(steps or (), times or (), strict=True)))


def progress_of(case: Case) -> Progress:
    """Where the case stands, in plain words."""
    moves = Move.objects.filter(case=case).exclude(step="").order_by("pk")
    return _progress(case, dict(moves.values_list("step", "at")))


def _progress(case: Case, finished: Finished) -> Progress:
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
        steps=_steps(case, process_of(case), finished),
        asks_supplement=case.business == Business.SUPPLEMENT,
        overdue=is_overdue(case),
    )


def _knows(known: Sequence[str], digits: str) -> bool:
    whole = len(digits) == _DIGITS and digits.isascii() and digits.isdigit()
    typed = digits.encode() if whole else b"\0" * _DIGITS
    # Each is compared, also after a hit, so that the time tells nothing.
    hits = sum(hmac.compare_digest(value.encode().rjust(_DIGITS, b"-"), typed) for value in known)
    return whole and hits > 0


def _steps(case: Case, process: Process, finished: Finished) -> list[PlainStep]:
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


def _state(key: str, finished: Finished, *, later: bool, closed: bool) -> StepState:
    if closed or (key in finished and not later):
        return StepState.DONE
    return StepState.LATER if later else StepState.SKIPPED
