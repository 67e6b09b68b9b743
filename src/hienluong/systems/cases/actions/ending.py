"""Ends other than a result: the citizen withdraws, the agency stops."""

from dataclasses import dataclass

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed
from hienluong.base.money import Money
from hienluong.face.language import in_vietnamese
from hienluong.kernel.access.public import Actor, ActorKind
from hienluong.systems.cases import events
from hienluong.systems.cases.actions import clocks
from hienluong.systems.cases.actions.letters import Form, issue_letter
from hienluong.systems.cases.actions.money import owe_nothing
from hienluong.systems.cases.actions.moves import Step, locked, move, write_journal
from hienluong.systems.cases.actions.steps import hold_waiting_turn, withdraw_turns
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.rights import ASSIST, STOP

__all__ = ["EndCase", "stop", "withdraw"]


@dataclass(frozen=True, slots=True)
class EndCase:
    """An end with its reason."""

    case_id: int
    reason: str
    asked_by: str = ""
    """For a stop: at whose request, or by which decision."""


@transaction.atomic
def withdraw(actor: Actor, command: EndCase) -> Case:
    """The party takes the case back; possible until the result is signed. Raises NotAllowed, ActNotPossible."""
    case = locked(command.case_id)
    if actor.kind is ActorKind.CITIZEN and actor.party_id not in {case.applicant_id, case.on_behalf_of_id}:
        raise NotAllowed(case=case.pk)
    if actor.kind is not ActorKind.CITIZEN:
        actor.require(ASSIST, case.receiving_agency_id)
    before = move(actor, case, "withdraw", Step(case.step), command.reason)
    _end(case)
    own = actor.kind is ActorKind.CITIZEN
    write_journal(actor, events.WITHDRAWN, case, right="" if own else ASSIST)
    events.tell(events.WITHDRAWN, case, before)
    return case


@transaction.atomic
def stop(actor: Actor, command: EndCase) -> Case:
    """The agency stops the case with form 05 and a reason; also one whose party never completed or paid.

    Raises Invalid, NotAllowed, NotYourTurn, ActNotPossible.
    """
    if not command.reason.strip():
        raise Invalid({"reason": "Ghi rõ lý do dừng giải quyết."})
    case = locked(command.case_id)
    post = hold_waiting_turn(actor, case, STOP)
    before = move(actor, case, "stop", Step(case.step, "", post), command.reason)
    _end(case)
    issue_letter(actor, case, Form.STOP, post, _stop_facts(case, command))
    write_journal(actor, events.STOPPED, case, right=STOP)
    events.tell(events.STOPPED, case, before)
    return case


@in_vietnamese
def _stop_facts(case: Case, command: EndCase) -> dict[str, str]:
    paid = sum(case.payments.values_list("amount", flat=True))
    settled = f"{case.get_finance_display()}{f' {Money(paid)}' if paid else ''}"
    stage = process_of(case).step(case.step).name
    return {"reason": command.reason, "asked_by": command.asked_by, "stage": stage, "settlement": settled}


def _end(case: Case) -> None:
    case.closed_at = clock.now()
    owe_nothing(case)
    case.save()
    clocks.stop(case)
    withdraw_turns(case)
