"""A leader says who does what about a document; or that nothing is to be done."""

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.shared.work import public as work
from hienluong.systems.documents import events
from hienluong.systems.documents.actions.moving import locked, take_turn, write_journal
from hienluong.systems.documents.actions.tasks import Given, give_tasks
from hienluong.systems.documents.actions.writing import may_write
from hienluong.systems.documents.models import Direction, Document
from hienluong.systems.documents.rights import DIRECT, REGISTER
from hienluong.systems.documents.rules.states import state_after
from hienluong.systems.documents.subjects import matter_of
from hienluong.systems.documents.values import Ordered

__all__ = ["direct", "file_away"]


@transaction.atomic
def direct(actor: Actor, document_id: int, ordered: Ordered) -> Direction:
    """Write the direction and give its tasks (NĐ 30/2020/NĐ-CP, điều 23).

    Raises NotYourTurn, NotAllowed, ActNotPossible, Invalid.
    """
    document = locked(document_id)
    actor.require(DIRECT, document.agency_id)
    document.state = state_after("direct", document.state)
    text = may_write("text", ordered.text)
    if not ordered.tasks:
        raise Invalid({"posts": gettext_noop("Chọn ít nhất một đơn vị hoặc người nhận việc.")})
    post = take_turn(actor, document, [work.Role.ASSIGN], text)
    direction = Direction.objects.create(
        document=document, post_id=post, name=actor.name, mode=actor.acting_for.get(post, ""), text=text,
        at=clock.now(),
    )  # fmt: skip
    tasks = give_tasks(document, Given(giver=post, direction=direction), ordered.tasks)
    document.save()
    write_journal(actor, events.DIRECTED, document, right=DIRECT, posts=[task.post_id for task in tasks])
    events.tell(events.DIRECTED, document)
    return direction


@transaction.atomic
def file_away(actor: Actor, document_id: int, note: str) -> Document:
    """Nothing is to be done: it is kept for reference. By who directs, or by the clerk while nobody was asked.

    Raises NotYourTurn, NotAllowed, ActNotPossible.
    """
    document = locked(document_id)
    words = may_write("note", note)
    item = work.live_item(matter_of(document), [work.Role.ASSIGN])
    document.state = state_after("file_away", document.state)
    if item is None:
        actor.require(REGISTER, document.agency_id)
    else:
        take_turn(actor, document, [work.Role.ASSIGN], words)
    document.ended_at, document.ended_why = clock.now(), words
    document.save()
    write_journal(actor, events.CLOSED, document, right=REGISTER if item is None else DIRECT)
    events.tell(events.CLOSED, document)
    return document
