"""Withdraw a procedure: from a day on nobody can file it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject, record
from hienluong.systems.catalogue import events, rules
from hienluong.systems.catalogue.actions.publish import PUBLISH
from hienluong.systems.catalogue.actions.write_version import mark_changed
from hienluong.systems.catalogue.errors import NoSuchProcedure, VersionOutOfOrder
from hienluong.systems.catalogue.models import Procedure

__all__ = ["WithdrawProcedure", "withdraw_procedure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawProcedure:
    """From which day, and by which decision."""

    code: str
    withdrawn_from: date
    decision: str


@transaction.atomic
def withdraw_procedure(actor: Actor, command: WithdrawProcedure) -> Procedure:
    """Abolish a procedure. Its versions stay readable; cases under way go on with the version they began with.

    Raises NotAllowed, NoSuchProcedure, ProcedureWithdrawn, VersionOutOfOrder.
    """
    procedure = Procedure.objects.select_for_update().filter(code=command.code).first()
    actor.require(PUBLISH)
    if procedure is None:
        raise NoSuchProcedure(code=command.code)
    rules.ensure_not_withdrawn(procedure.withdrawn_from, command.withdrawn_from)
    latest = procedure.versions.order_by("-number").first()
    if latest is not None and latest.valid_from and latest.valid_from >= command.withdrawn_from:
        raise VersionOutOfOrder(code=command.code)
    if latest is not None and latest.valid_to is None:
        latest.valid_to = command.withdrawn_from - timedelta(days=1)
        latest.save(update_fields=["valid_to"])
    procedure.withdrawn_from = command.withdrawn_from
    procedure.withdrawal_decision = command.decision
    procedure.save(update_fields=["withdrawn_from", "withdrawal_decision"])
    _tell(actor, procedure, command)
    return procedure


def _tell(actor: Actor, procedure: Procedure, command: WithdrawProcedure) -> None:
    mark_changed()
    facts = {"code": procedure.code, "from": command.withdrawn_from.isoformat(), "decision": command.decision}
    record(actor, events.WITHDRAWN, Subject("procedure", procedure.code), right=PUBLISH, facts=facts)
    emit(events.WITHDRAWN, {"code": procedure.code, "from": command.withdrawn_from.isoformat()})
