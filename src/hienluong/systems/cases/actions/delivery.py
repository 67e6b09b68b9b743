"""Get the result to the person: into the electronic store at once, and by hand or post when asked."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.systems.cases import events
from hienluong.systems.cases.actions.moves import Step, locked, move, write_journal
from hienluong.systems.cases.actions.steps import enter_step, take_turn
from hienluong.systems.cases.errors import FeeNotSettled, ResultMissing
from hienluong.systems.cases.models import Case, DeliveryWay, Finance, Move, Result, StoreItem
from hienluong.systems.cases.personal_numbers import sealed_for
from hienluong.systems.cases.rights import RECEIVE
from hienluong.systems.cases.rules import process, states

__all__ = ["DeliverResult", "deliver", "fail_delivery", "make_ready"]

_SETTLED = frozenset({Finance.NONE, Finance.EXEMPT, Finance.PAID, Finance.RECONCILED})


@dataclass(frozen=True, slots=True)
class DeliverResult:
    """Hand the result over. `note` says to whom, by which paper, or the postal number."""

    case_id: int
    note: str = ""


def make_ready(actor: Actor, case: Case, result: Result, step: process.Step | None, from_post: int) -> None:
    """Put an issued result into the owner's store, and on the counter's list when it must be handed over.

    A fee that is still owed keeps the result at the counter; a free case never waits for money.
    Part of issuing: the caller saves the case.
    """
    case.delivery = states.after_delivery("ready", case.delivery)
    if case.finance not in _SETTLED or case.delivery_way != DeliveryWay.ONLINE:
        if step is not None:
            enter_step(actor, case, step, from_post=from_post)
        return
    _put_into_store(case, result)
    _close(
        actor,
        case,
        Step(at=step.key if step else "", post_id=None),
        gettext_noop("Bản điện tử vào kho dữ liệu của người nộp"),
    )


@transaction.atomic
def deliver(actor: Actor, command: DeliverResult) -> Case:
    """Record that the person has the result. Raises FeeNotSettled, NotYourTurn, NotAllowed, ActNotPossible."""
    case = locked(command.case_id)
    actor.require(RECEIVE, case.receiving_agency_id)
    if case.finance not in _SETTLED:
        raise FeeNotSettled
    post = take_turn(actor, case)
    before = case.business
    _put_into_store(case, Result.objects.get(case=case))
    _close(actor, case, Step(case.step, "", post), command.note)
    case.save()
    write_journal(actor, events.DELIVERED, case, right=RECEIVE)
    events.tell(events.DELIVERED, case, before)
    return case


@transaction.atomic
def fail_delivery(actor: Actor, command: DeliverResult) -> Case:
    """Record that the result could not be handed over, and why; it stays on the counter's list.

    Raises Invalid without a reason, NotAllowed, ActNotPossible.
    """
    if not command.note.strip():
        raise Invalid({"note": "Ghi lý do chưa trao được để người sau biết."})
    case = locked(command.case_id)
    actor.require(RECEIVE, case.receiving_agency_id)
    case.delivery = states.after_delivery("fail", case.delivery)
    case.save(update_fields=["delivery"])
    Move.objects.create(
        case=case, act="fail_delivery", at=clock.now(), account_id=actor.account_id, before=case.business,
        after=case.business, step=case.step, note=sealed_for(case, command.note),
    )  # fmt: skip
    write_journal(actor, "cases.delivery_failed", case, right=RECEIVE)
    return case


def _close(actor: Actor, case: Case, step: Step, note: str) -> None:
    move(actor, case, "deliver", step, note)
    case.delivery = states.after_delivery("deliver", case.delivery)
    case.closed_at = clock.now()


def _put_into_store(case: Case, result: Result) -> None:
    StoreItem.objects.get_or_create(
        owner_id=case.on_behalf_of_id or case.applicant_id,
        result=result,
        defaults={
            "name": result.title,
            "source": "result",
            "stored_file": _sealed(result),
            "added_at": clock.now(),
        },
    )


def _sealed(result: Result) -> int:
    if result.sealed_file is None:
        raise ResultMissing
    return result.sealed_file
