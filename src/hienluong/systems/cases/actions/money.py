"""Money of a case: ask, exempt, take, give back. Apart from the work, but the result waits for it."""

from dataclasses import dataclass

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.kernel.people.public import mask_text
from hienluong.systems.cases import events
from hienluong.systems.cases.actions import clocks
from hienluong.systems.cases.actions.moves import Step, locked, move, write_journal
from hienluong.systems.cases.actions.steps import hold_turn
from hienluong.systems.cases.errors import ActNotPossible
from hienluong.systems.cases.models import Business, Case, Finance, Payment
from hienluong.systems.cases.rights import PROCESS, RECEIVE
from hienluong.systems.cases.rules.states import ENDED_WITHOUT_RESULT, after_finance

__all__ = [
    "AskPayment",
    "Refund",
    "TakePayment",
    "ask_payment",
    "exempt_fee",
    "owe_nothing",
    "refund",
    "take_payment",
]

_WAYS = frozenset({"cash", "transfer", "card"})


@dataclass(frozen=True, slots=True)
class AskPayment:
    """What the party must pay before the work goes on, in đồng, and by which notice or rule."""

    case_id: int
    amount: int
    basis: str


@dataclass(frozen=True, slots=True)
class TakePayment:
    """Money taken; `reference` is the number of the receipt or of the transfer. The same one counts once."""

    case_id: int
    amount: int
    way: str
    reference: str


@dataclass(frozen=True, slots=True)
class Refund:
    """Money given back; `reference` is the number of the payment voucher."""

    case_id: int
    reference: str
    reason: str


@transaction.atomic
def ask_payment(actor: Actor, command: AskPayment) -> Case:
    """Wait for a financial duty: the clock stands still until it is paid or exempted.

    What is asked takes the place of a fee still owed, so the amount is the whole sum. Raises Invalid, NotYourTurn,
    NotAllowed, ActNotPossible (also when the fee was paid already).
    """
    if command.amount <= 0 or not command.basis.strip():
        raise Invalid({"amount": "Ghi số tiền phải nộp và căn cứ (thông báo, mức thu)."})
    case = locked(command.case_id)
    post = hold_turn(actor, case, PROCESS)
    before = move(actor, case, "ask_payment", Step(case.step, "", post), command.basis)
    if case.finance != Finance.DUE:
        case.finance = after_finance("charge", case.finance)
    case.fee = command.amount
    clocks.pause(case, "finance")
    case.save()
    write_journal(actor, events.PAYMENT_ASKED, case, right=PROCESS)
    events.tell(events.PAYMENT_ASKED, case, before)
    return case


@transaction.atomic
def take_payment(actor: Actor, command: TakePayment) -> Case:
    """Record the fee as paid. A repeated notice of the same payment changes nothing.

    Raises Invalid when the amount is not the fee or the way or receipt is missing, NotAllowed, ActNotPossible.
    """
    case = locked(command.case_id)
    actor.require(RECEIVE, case.receiving_agency_id)
    if not command.reference.strip() or command.way not in _WAYS:
        raise Invalid({"reference": "Ghi số biên lai hoặc mã giao dịch, và cách thu."})
    if case.payments.filter(reference=command.reference).exists():
        return case
    if command.amount != case.fee:
        raise Invalid({"amount": "Số tiền không đúng với lệ phí của hồ sơ."})
    case.finance = after_finance("pay", case.finance)
    _keep(actor, case, command.amount, command.way, command.reference)
    return _settled(actor, case, "cases.fee_paid")


@transaction.atomic
def exempt_fee(actor: Actor, case_id: int, evidence: str) -> Case:
    """Free the case of its fee, with the evidence (who is exempt and by which paper)."""
    if not evidence.strip():
        raise Invalid({"evidence": "Ghi đối tượng được miễn, giảm và giấy tờ chứng minh."})
    case = locked(case_id)
    actor.require(RECEIVE, case.receiving_agency_id)
    case.finance = after_finance("exempt", case.finance)
    _keep(actor, case, 0, "exempt", "exempt", evidence)
    return _settled(actor, case, "cases.fee_exempted")


@transaction.atomic
def refund(actor: Actor, command: Refund) -> Case:
    """Give back what was paid for a case that ended without a result. Raises Invalid, NotAllowed, ActNotPossible."""
    if not command.reference.strip() or not command.reason.strip():
        raise Invalid({"reference": "Ghi số phiếu chi và lý do hoàn."})
    case = locked(command.case_id)
    actor.require(RECEIVE, case.receiving_agency_id)
    if case.business not in ENDED_WITHOUT_RESULT:
        raise ActNotPossible
    case.finance = after_finance("refund", case.finance)
    paid = sum(case.payments.values_list("amount", flat=True))
    _keep(actor, case, -paid, "refund", f"refund:{command.reference}", command.reason)
    case.save(update_fields=["finance"])
    write_journal(actor, "cases.fee_refunded", case, right=RECEIVE)
    return case


def owe_nothing(case: Case) -> None:
    """A case that ends without a result owes nothing more. The caller saves it."""
    if case.finance == Finance.DUE:
        case.finance = after_finance("cancel", case.finance)


def _settled(actor: Actor, case: Case, verb: str) -> Case:
    """Nothing is owed now: a case that waited for it goes on, with the working time that was left."""
    waited = case.business == Business.FINANCE
    before = move(actor, case, "payment_settled", Step(case.step)) if waited else case.business
    if waited:
        clocks.resume(case)
    case.save()
    write_journal(actor, verb, case, right=RECEIVE)
    if waited:
        events.tell(events.MOVED, case, before)
    return case


def _keep(actor: Actor, case: Case, amount: int, way: str, reference: str, note: str = "") -> None:
    Payment.objects.create(
        case=case, amount=amount, way=way, reference=reference, at=clock.now(), account_id=actor.account_id,
        note=mask_text(note)[:300],
    )  # fmt: skip
