"""Whose turn it is: the one accountable item of a matter, when it is with the actor."""

from hienluong.kernel.access.public import Actor
from hienluong.shared.work import public as work
from hienluong.systems.voice.errors import NotYourTurn

__all__ = ["TURN", "live", "turn"]

TURN = (work.Role.LEAD, work.Role.APPROVE)


def live(matter: work.Matter) -> work.WorkItem | None:
    """The unfinished item of the matter, wherever it lies."""
    return work.live_item(matter, TURN)


def turn(actor: Actor, matter: work.Matter) -> work.WorkItem:
    """The item, when it is with a post of the actor's. Raises NotYourTurn."""
    item = live(matter)
    if item is None or item.post_id not in actor.posts:
        raise NotYourTurn(kind=matter.kind, id=matter.id)
    return item
