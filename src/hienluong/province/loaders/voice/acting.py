"""Acting as the officers of the sample province would have, on days before today."""

from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.kernel.access.public import Actor, actor_for
from hienluong.kernel.organisation.public import holder_of
from hienluong.kernel.people.public import Account
from hienluong.shared.work.public import Matter, Role, live_item

__all__ = ["Days", "actor_of_post", "whose_turn"]

_TURN = (Role.LEAD, Role.APPROVE)


class Days:
    """The time between a day so long ago and now, to act in."""

    def __init__(self, ago: int, number: int = 0) -> None:
        """`number` spreads those of one day over its morning."""
        self._whole = timedelta(days=ago)
        began = clock.local(clock.now() - self._whole)
        spread = timedelta(minutes=7 * number % 150)
        self._began = began.replace(hour=8, minute=10, second=0, microsecond=0) + spread

    def at(self, share: float) -> AbstractContextManager[None]:
        """The clock at the moment at which that share of the time had passed; never in the future."""
        return clock.frozen(min(self.moment(share), clock.now()))

    def moment(self, share: float) -> datetime:
        """That moment."""
        return self._began + self._whole * share


def whose_turn(kind: str, matter_id: int) -> Actor:
    """The officer who has the work on the list."""
    item = live_item(Matter(kind, matter_id), _TURN)
    if item is None:
        raise ValueError(f"sample {kind} {matter_id}: nobody has the work")
    return actor_of_post(item.post_id)


@fresh(60)
def actor_of_post(post_id: int) -> Actor:
    """Whoever holds the post."""
    holder = holder_of(post_id, clock.today())
    if holder is None:
        raise ValueError(f"sample: post {post_id} is vacant")
    return actor_for(Account.objects.get(pk=holder.account_id))
