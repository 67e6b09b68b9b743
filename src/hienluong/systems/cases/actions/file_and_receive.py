"""File and accept in one go: at the counter nobody waits between the two."""

from django.db import transaction

from hienluong.kernel.access.public import Actor
from hienluong.shared.worktime.public import TimeLimit
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.actions.submit import submit
from hienluong.systems.cases.models import Business, Case
from hienluong.systems.cases.values import SubmitCase

__all__ = ["file_and_receive"]


@transaction.atomic
def file_and_receive(actor: Actor, filing: SubmitCase, promised: TimeLimit | None = None) -> Case:
    """The case, accepted and with its receipt, or nothing at all.

    Sent again with the same idempotency key it gives the same case and accepts nothing twice.
    Raises what `submit` and `receive` raise.
    """
    case = submit(actor, filing)
    if case.business != Business.FILED:
        return case
    return receive(actor, ReceiveCase(case.pk, promised))
