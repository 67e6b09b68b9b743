"""Remember who opened a document, and when first."""

from django.db import transaction

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.shared.work import public as work
from hienluong.systems.documents.models import Document, Reading
from hienluong.systems.documents.subjects import DOCUMENT, matter_of, task_matter

__all__ = ["mark_read"]


@transaction.atomic
def mark_read(actor: Actor, document: Document) -> None:
    """The first opening by somebody is journaled; later ones move the time of the last."""
    if actor.account_id is None:
        return
    now = clock.now()
    facts = {"name": actor.name, "first_at": now, "last_at": now}
    reading, new = Reading.objects.get_or_create(
        document=document, account_id=actor.account_id, defaults=facts
    )
    if new:
        record(actor, "documents.read", Subject(DOCUMENT, str(document.pk), agency_id=document.agency_id))
    else:
        Reading.objects.filter(pk=reading.pk).update(last_at=now)
    _mark_items(actor, document)


def _mark_items(actor: Actor, document: Document) -> None:
    own = [task_matter(task) for task in document.tasks.filter(post__in=actor.posts)]
    for matter in (matter_of(document), *own):
        item = work.live_item(matter, tuple(work.Role))
        if item is not None:
            work.mark_opened(actor, item)
