"""A day's receipts of an agency, for whoever compares them with the bank's list."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import AgencyKind, AgencyState, standing
from hienluong.systems.cases.models import Finance, Payment, Reconciliation
from hienluong.systems.cases.rights import RECONCILE
from hienluong.systems.cases.rules.reconciling import Receipt

__all__ = ["agencies_to_reconcile", "past_reconciliations", "receipts_of", "reconciliation"]

_TAKEN = (Finance.PAID, Finance.RECONCILED, Finance.REFUNDED)


def agencies_to_reconcile(actor: Actor) -> list[AgencyState]:
    """The agencies that receive cases and whose receipts the actor may compare."""
    scope = actor.scope(RECONCILE)
    known = standing(clock.today()).values()
    found = [state for state in known if state.agency_id in scope]
    return [state for state in found if state.kind == AgencyKind.SERVICE_CENTRE] or found


def receipts_of(actor: Actor, agency_id: int, day: date) -> Sequence[Receipt]:
    """What was taken on a Vietnamese day for cases that an agency receives, oldest first.

    Raises NotAllowed.
    """
    actor.require(RECONCILE, agency_id)
    begin = datetime.combine(day, time(), clock.ZONE)
    rows = Payment.objects.filter(
        at__gte=begin, at__lt=begin + timedelta(days=1), amount__gt=0,
        case__receiving_agency=agency_id, case__finance__in=_TAKEN,
    )  # fmt: skip
    return [
        Receipt(
            payment_id=paid.pk,
            code=paid.case.code or "",
            reference=paid.reference,
            amount=paid.amount,
            own=paid.account_id is not None and paid.account_id == actor.account_id,
            settled=paid.reconciliation_id is not None,
        )
        for paid in rows.select_related("case").order_by("id")
    ]


def reconciliation(actor: Actor, key: int) -> Reconciliation | None:
    """A comparison that was confirmed, if the actor may see it."""
    found = Reconciliation.objects.filter(pk=key).first()
    return found if found is not None and found.agency_id in actor.scope(RECONCILE) else None


def past_reconciliations(actor: Actor, limit: int = 20) -> Sequence[Reconciliation]:
    """The last comparisons in the agencies of the actor, newest first."""
    agencies = [state.agency_id for state in agencies_to_reconcile(actor)]
    return list(Reconciliation.objects.filter(agency__in=agencies).order_by("-id")[:limit])
