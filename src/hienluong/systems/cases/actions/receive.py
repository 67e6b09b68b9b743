"""Accept or refuse a filed case. Acceptance starts the legal clock and issues the receipt."""

from dataclasses import dataclass

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.shared.worktime.public import TimeLimit
from hienluong.systems.cases import events
from hienluong.systems.cases.actions import clocks
from hienluong.systems.cases.actions.letters import Form, issue_letter
from hienluong.systems.cases.actions.money import owe_nothing
from hienluong.systems.cases.actions.moves import Step, locked, move, write_journal
from hienluong.systems.cases.actions.steps import enter_step, take_turn, withdraw_turns
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.rights import RECEIVE, REFUSE

__all__ = ["ReceiveCase", "RefuseCase", "receive", "refuse"]


@dataclass(frozen=True, slots=True)
class ReceiveCase:
    """Acceptance. `promised` is the officer's promise where the procedure's limit is not published."""

    case_id: int
    promised: TimeLimit | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RefuseCase:
    """Refusal, with reasons a person can act on."""

    case_id: int
    reasons: str


@transaction.atomic
def receive(actor: Actor, command: ReceiveCase) -> Case:
    """Accept a case and hand it to the first working step.

    The clock starts now, or at the next start of work of the deciding agency (one calendar for the
    whole case), after the procedure's cut-off hour on the next working day. Raises NotAllowed,
    NotYourTurn, ActNotPossible, Invalid when no limit is published and none is promised.
    """
    case = locked(command.case_id)
    actor.require(RECEIVE, case.receiving_agency_id)
    post = take_turn(actor, case)
    limit = clocks.legal_limit(case) or command.promised
    if limit is None:
        raise Invalid({"promised": "Thời hạn của thủ tục chưa công bố: ghi số ngày làm việc hẹn trả."})
    following = process_of(case).after(case.step)
    before = move(
        actor, case, "receive", Step(case.step, following.key if following else "", post), command.note
    )
    case.received_at = clock.now()
    clocks.start(case, limit)
    if following:
        enter_step(actor, case, following, from_post=post)
    case.save()
    issue_letter(actor, case, Form.RECEIPT, post)
    write_journal(actor, events.RECEIVED, case, right=RECEIVE)
    events.tell(events.RECEIVED, case, before)
    return case


@transaction.atomic
def refuse(actor: Actor, command: RefuseCase) -> Case:
    """Refuse a case at reception (form 03). Raises Invalid without reasons, NotAllowed, NotYourTurn."""
    if not command.reasons.strip():
        raise Invalid({"reasons": "Ghi rõ lý do không tiếp nhận để người dân biết cách làm lại."})
    case = locked(command.case_id)
    actor.require(REFUSE, case.receiving_agency_id)
    post = take_turn(actor, case)
    before = move(actor, case, "refuse", Step(case.step, "", post), command.reasons)
    owe_nothing(case)
    case.closed_at = clock.now()
    case.save()
    withdraw_turns(case)
    issue_letter(actor, case, Form.REFUSAL, post, {"reasons": command.reasons})
    write_journal(actor, events.REFUSED, case, right=REFUSE)
    events.tell(events.REFUSED, case, before)
    return case
