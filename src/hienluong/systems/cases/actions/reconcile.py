"""Confirm that a day's receipts agree with the bank's or treasury's list."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Note, Subject, record, record_all
from hienluong.systems.cases.actions.moves import subject_of
from hienluong.systems.cases.models import Case, Finance, Payment, Reconciliation, StatementSource
from hienluong.systems.cases.queries.receipts import receipts_of
from hienluong.systems.cases.rights import RECONCILE
from hienluong.systems.cases.rules.reconciling import Comparison, Line, Receipt, compare
from hienluong.systems.cases.rules.states import after_finance

__all__ = ["Reconcile", "reconcile"]


@dataclass(frozen=True, slots=True)
class Reconcile:
    """The receipts of an agency on a day, and the list they are compared with."""

    agency_id: int
    day: date
    source: StatementSource
    lines: Sequence[Line]


@transaction.atomic
def reconcile(actor: Actor, command: Reconcile) -> Reconciliation:
    """Compare once more and settle what agrees; what differs is kept with the comparison and stays as it is.

    Settled receipts are not compared again, so a list sent twice settles nothing twice. Raises NotAllowed, Invalid
    when the day is not over yet to be compared or nothing agrees and nothing differs.
    """
    actor.require(RECONCILE, command.agency_id)
    if command.day > clock.today():
        raise Invalid({"ngay": "Ngày đối soát chưa tới."})
    compared = _compared(actor, command)
    done = Reconciliation.objects.create(
        agency_id=command.agency_id,
        day=command.day,
        source=command.source,
        at=clock.now(),
        account_id=actor.account_id,
        settled=len(compared.agreed),
        amount=compared.amount,
        differences=[asdict(each) for each in compared.differences],
    )
    _settle(actor, done, compared.agreed)
    facts = {"reconciliation": done.pk, "day": command.day.isoformat(), "settled": done.settled,
             "amount": done.amount, "differences": len(compared.differences)}  # fmt: skip
    subject = Subject("agency", str(command.agency_id), agency_id=command.agency_id)
    record(actor, "cases.receipts_compared", subject, right=RECONCILE, facts=facts)
    return done


def _compared(actor: Actor, command: Reconcile) -> Comparison:
    """Under locks on the cases, in one order: a refund or a second comparison at the same time waits."""
    before = [receipt.payment_id for receipt in receipts_of(actor, command.agency_id, command.day)]
    cases = Payment.objects.filter(pk__in=before).values("case_id")
    list(Case.objects.select_for_update().filter(pk__in=cases).order_by("pk").values_list("pk"))
    return compare(receipts_of(actor, command.agency_id, command.day), command.lines)


def _settle(actor: Actor, done: Reconciliation, agreed: Sequence[Receipt]) -> None:
    """What was given back meanwhile stays given back: its receipt agreed all the same."""
    paid = Payment.objects.filter(pk__in=[receipt.payment_id for receipt in agreed])
    cases = list(Case.objects.filter(payments__in=paid, finance=Finance.PAID).order_by("pk").distinct())
    for case in cases:
        case.finance = after_finance("reconcile", case.finance)
    Case.objects.bulk_update(cases, ["finance"])
    paid.update(reconciliation=done)
    facts = {"reconciliation": done.pk}
    record_all(
        [
            Note(actor, "cases.fee_reconciled", subject_of(case), RECONCILE, facts | {"code": case.code})
            for case in cases
        ]
    )
