"""Money of a case: exempt, take, give back. Apart from the work, but the result waits for it."""

from dataclasses import dataclass

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.systems.cases.actions.moves import locked, write_journal
from hienluong.systems.cases.models import Case, Payment
from hienluong.systems.cases.rights import RECEIVE
from hienluong.systems.cases.rules.states import after_finance

__all__ = ["TakePayment", "exempt_fee", "take_payment"]


@dataclass(frozen=True, slots=True)
class TakePayment:
    """Money taken. The same reference counts once."""

    case_id: int
    amount: int
    way: str
    reference: str


@transaction.atomic
def take_payment(actor: Actor, command: TakePayment) -> Case:
    """Record the fee as paid. A repeated notice of the same payment changes nothing.

    Raises Invalid when the amount is not the fee, NotAllowed, ActNotPossible.
    """
    case = locked(command.case_id)
    actor.require(RECEIVE, case.receiving_agency_id)
    if case.payments.filter(reference=command.reference).exists():
        return case
    if command.amount != case.fee:
        raise Invalid({"amount": "Số tiền không đúng với lệ phí của hồ sơ."})
    case.finance = after_finance("pay", case.finance)
    case.save(update_fields=["finance"])
    _keep(actor, case, command)
    write_journal(actor, "cases.fee_paid", case, right=RECEIVE)
    return case


@transaction.atomic
def exempt_fee(actor: Actor, case_id: int, evidence: str) -> Case:
    """Free the case of its fee, with the evidence (who is exempt and by which paper)."""
    if not evidence.strip():
        raise Invalid({"evidence": "Ghi đối tượng được miễn, giảm và giấy tờ chứng minh."})
    case = locked(case_id)
    actor.require(RECEIVE, case.receiving_agency_id)
    case.finance = after_finance("exempt", case.finance)
    case.save(update_fields=["finance"])
    Payment.objects.create(
        case=case, amount=0, way="exempt", reference="exempt", at=clock.now(), account_id=actor.account_id,
        note=evidence[:300],
    )  # fmt: skip
    write_journal(actor, "cases.fee_exempted", case, right=RECEIVE)
    return case


def _keep(actor: Actor, case: Case, command: TakePayment) -> None:
    Payment.objects.create(
        case=case, amount=command.amount, way=command.way, reference=command.reference, at=clock.now(),
        account_id=actor.account_id,
    )  # fmt: skip
