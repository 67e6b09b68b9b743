"""What ends an arrival from outside: it is sent back, or its sender recalls or replaces it."""

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.text import clean_text
from hienluong.kernel.access.public import Actor
from hienluong.shared.work import public as work
from hienluong.systems.documents import events
from hienluong.systems.documents.actions.moving import locked, write_journal
from hienluong.systems.documents.actions.tasks import end_task
from hienluong.systems.documents.actions.writing import must_write
from hienluong.systems.documents.models import Document, State, TaskState
from hienluong.systems.documents.rights import REGISTER
from hienluong.systems.documents.rules.states import state_after
from hienluong.systems.documents.subjects import matter_of, task_matter

__all__ = ["be_recalled", "be_replaced", "send_back"]


@transaction.atomic
def send_back(actor: Actor, document_id: int, why: str) -> Document:
    """Misdirected or damaged: back to the sender through the system (NĐ 30/2020/NĐ-CP, điều 21).

    Raises NotAllowed, ActNotPossible, Invalid without a reason.
    """
    document = locked(document_id)
    actor.require(REGISTER, document.agency_id)
    document.state = state_after("send_back", document.state)
    reason = must_write("why", why, gettext_noop("Ghi lý do trả lại."))
    _end(document, reason)
    write_journal(actor, events.SENT_BACK, document, right=REGISTER)
    events.tell(events.SENT_BACK, document)
    return document


@transaction.atomic
def be_recalled(actor: Actor, document_id: int, why: str) -> Document:
    """The sender takes it back: the copy here is cancelled, what is known of it stays (Phụ lục VI, phần I, mục 8)."""
    return _ended_by_sender(actor, document_id, "be_recalled", why)


@transaction.atomic
def be_replaced(actor: Actor, document_id: int, why: str) -> Document:
    """The sender issued another document in its place."""
    return _ended_by_sender(actor, document_id, "be_replaced", why)


def _ended_by_sender(actor: Actor, document_id: int, act: str, why: str) -> Document:
    document = locked(document_id)
    actor.require(REGISTER, document.agency_id)
    document.state = state_after(act, document.state)
    for task in document.tasks.select_for_update().filter(state=TaskState.OPEN):
        work.withdraw(task_matter(task))
        end_task(task, TaskState.WITHDRAWN, "")
    _end(document, clean_text(why))
    write_journal(
        actor, events.RECALLED, document, right=REGISTER, replaced=int(document.state == State.REPLACED)
    )
    events.tell(events.RECALLED, document)
    return document


def _end(document: Document, why: str) -> None:
    work.withdraw(matter_of(document))
    document.ended_at, document.ended_why = clock.now(), why
    document.save()
