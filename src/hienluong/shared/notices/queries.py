"""A person's notices."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hienluong.kernel.access.public import Actor
from hienluong.shared.notices.models import Notice

__all__ = ["NoticePage", "notices_of", "unread_count", "visible_to"]

_CAP = 99


@dataclass(frozen=True, slots=True)
class NoticePage:
    """A page of notices, newest first; `before` is where the next page begins, None at the end."""

    notices: Sequence[Notice]
    before: int | None


def visible_to(actor: Actor) -> QuerySet[Notice]:
    """Notices to the actor as a party or to the posts it holds; none for nobody."""
    mine = Q(post_id__in=actor.posts)
    if actor.party_id is not None:
        mine |= Q(party_id=actor.party_id)
    return Notice.objects.filter(mine)


def notices_of(actor: Actor, *, before: int | None = None, limit: int = 30) -> NoticePage:
    """A page of the actor's notices."""
    rows = visible_to(actor).order_by("-id")
    found = list((rows if before is None else rows.filter(pk__lt=before))[: limit + 1])
    return NoticePage(found[:limit], found[limit - 1].pk if len(found) > limit else None)


def unread_count(actor: Actor) -> int:
    """Unread notices of the actor, at most 99."""
    return visible_to(actor).filter(read_at=None)[:_CAP].count()
