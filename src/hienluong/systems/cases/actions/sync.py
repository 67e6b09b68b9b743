"""Tell connected systems where a case stands: written down with the change, sent outside any transaction."""

from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction

from hienluong.base import clock
from hienluong.base.ids import uuid7
from hienluong.systems.cases.destinations import Refused, StatusMessage, Unreachable, connected
from hienluong.systems.cases.models import Case, Sync, SyncState
from hienluong.systems.cases.queries.standing import national_statuses
from hienluong.systems.cases.rules.states import after_sync

__all__ = ["confirm", "note_change", "send_waiting"]

_CLAIM = timedelta(minutes=10)
"""A worker that dies while sending leaves its message to others after this long; it goes out under the same id."""
_PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
_DUE = (SyncState.WAITING, SyncState.RETRY)


@transaction.atomic
def note_change(case_id: int) -> None:
    """Write down, for each connected system, that the case has a status it was not told. Does nothing when it was."""
    destinations = connected()
    if not destinations:
        return
    case = Case.objects.get(pk=case_id)
    status = national_statuses([case])[case.pk]
    for key in destinations:
        told = Sync.objects.select_for_update().filter(case=case, destination=key).first()
        if told is None:
            told = Sync(case=case, destination=key)
        elif told.national_status == status:
            continue
        told.state, told.national_status = after_sync("change", told.state), status
        told.message_id, told.tries = uuid7(), 0
        told.changed_at = told.next_try_at = clock.now()
        told.save()


def send_waiting() -> int:
    """Send every message that is due; how many were taken. Must not be called inside a transaction."""
    if connection.in_atomic_block:
        raise RuntimeError("another machine is never called inside a transaction")
    taken = 0
    while (claimed := _claim()) is not None:
        act = _send(claimed)
        _keep(claimed, act)
        taken += act in {"send", "confirm"}
    return taken


@transaction.atomic
def confirm(message_id: UUID) -> None:
    """The other side says that it has the message. A message that was replaced meanwhile is past confirming."""
    told = Sync.objects.select_for_update().filter(message_id=message_id, state=SyncState.SENT).first()
    if told is not None:
        _save(told, "confirm")


@transaction.atomic
def _claim() -> Sync | None:
    now = clock.now()
    due = Sync.objects.filter(destination__in=connected(), state__in=_DUE, next_try_at__lte=now)
    found = (
        due.select_for_update(skip_locked=True, of=("self",)).select_related("case").order_by("pk").first()
    )
    if found is not None:
        found.next_try_at = now + _CLAIM
        found.save(update_fields=["next_try_at"])
    return found


def _send(claimed: Sync) -> str:
    case = claimed.case
    message = StatusMessage(
        claimed.message_id, case.code or "", case.procedure_code, claimed.national_status, claimed.changed_at
    )
    try:
        return "confirm" if connected()[claimed.destination].tell(message) else "send"
    except Unreachable:
        return "fail" if claimed.tries < len(_PAUSES) else "give_up"
    except Refused:
        return "give_up"


@transaction.atomic
def _keep(claimed: Sync, act: str) -> None:
    told = Sync.objects.select_for_update().get(pk=claimed.pk)
    if told.message_id != claimed.message_id:  # the case moved on while we were talking: the newer one is due
        return
    if act == "fail":
        told.next_try_at = clock.now() + _PAUSES[told.tries]
    told.tries += 1
    first = {"confirm": "send", "give_up": "fail"}.get(act)
    if first:
        told.state = after_sync(first, told.state)
    _save(told, act)


def _save(told: Sync, act: str) -> None:
    told.state = after_sync(act, told.state)
    told.save(update_fields=["state", "tries", "next_try_at"])
