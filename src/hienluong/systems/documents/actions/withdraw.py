"""Take back what was issued, with trace."""

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.systems.documents import events
from hienluong.systems.documents.actions.moving import locked, write_journal
from hienluong.systems.documents.actions.writing import must_write
from hienluong.systems.documents.models import Document
from hienluong.systems.documents.rights import ISSUE
from hienluong.systems.documents.rules.states import state_after

__all__ = ["withdraw"]


@transaction.atomic
def withdraw(actor: Actor, document_id: int, why: str) -> Document:
    """Freeze it here; its receivers are told and cancel theirs. The number stays used.

    Raises NotAllowed, ActNotPossible, Invalid without a reason.
    """
    document = locked(document_id)
    actor.require(ISSUE, document.agency_id)
    document.state = state_after("withdraw", document.state)
    reason = must_write("why", why, gettext_noop("Ghi lý do thu hồi."))
    document.ended_at, document.ended_why = clock.now(), reason
    document.save()
    write_journal(actor, events.WITHDRAWN, document, right=ISSUE)
    events.tell(events.WITHDRAWN, document)
    return document
