"""What an operator does with messages that did not get through."""

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.systems.exchange.actions.post import Posting, post
from hienluong.systems.exchange.errors import MessageNotFound, NotReplayable
from hienluong.systems.exchange.models import Kind, Lane, Message, MessageState
from hienluong.systems.exchange.rights import MANAGE

__all__ = ["drop", "release", "replay"]


@transaction.atomic
def replay(actor: Actor, message_id: int) -> Message:
    """Send a dead message again as a new one, made anew. Raises NotAllowed, MessageNotFound, NotReplayable."""
    old = _dead(actor, message_id)
    lane = old.lane
    new = post(
        Posting(
            peer=lane.peer, kind=Kind(lane.kind), sender=lane.sender, receiver=lane.receiver, act=old.act, about=old.about,
            document=old.document, to=old.receiver, again_of=old,
        )
    )  # fmt: skip
    _bury(old)
    record(actor, "exchange.replayed", _subject(old), right=MANAGE, facts={"by": str(new.uid)})
    return new


@transaction.atomic
def drop(actor: Actor, message_id: int, reason: str) -> Message:
    """Give a dead message up. Raises NotAllowed, MessageNotFound, NotReplayable, Invalid without a reason."""
    words = clean_line(reason)
    if not words:
        raise Invalid({"reason": gettext_noop("Ghi lý do bỏ gói tin.")})
    old = _dead(actor, message_id)
    _bury(old)
    record(actor, "exchange.dropped", _subject(old), right=MANAGE, facts={"reason": words[:300]})
    return old


def _dead(actor: Actor, message_id: int) -> Message:
    actor.require(MANAGE)
    found = Message.objects.select_for_update(of=("self",)).select_related(
        "lane__peer", "document", "receiver"
    )
    message = found.filter(pk=message_id).first()
    if message is None:
        raise MessageNotFound
    if message.state != MessageState.DEAD:
        raise NotReplayable
    return message


def _bury(message: Message) -> None:
    message.state = MessageState.BURIED
    message.save(update_fields=["state"])


def _subject(message: Message) -> Subject:
    return Subject("message", str(message.uid))


@transaction.atomic
def release(actor: Actor, lane_id: int) -> Lane:
    """Both ledgers were compared: send on in this lane. Raises NotAllowed, MessageNotFound."""
    actor.require(MANAGE)
    lane = Lane.objects.select_for_update().filter(pk=lane_id).first()
    if lane is None:
        raise MessageNotFound
    lane.held = ""
    lane.save(update_fields=["held"])
    record(actor, "exchange.released", Subject("lane", str(lane.pk)), right=MANAGE)
    return lane
