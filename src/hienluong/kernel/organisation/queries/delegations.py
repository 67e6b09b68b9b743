"""Who stands in for whom, now and in the time to come."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from hienluong.kernel.organisation.models import Delegation, Post
from hienluong.kernel.organisation.queries.posts import holders_of

__all__ = ["SeatHeld", "delegations_around", "seats_in"]

_MOST = 200


@dataclass(frozen=True, slots=True)
class SeatHeld:
    """A post that somebody holds."""

    post: Post
    holder: str

    @property
    def words(self) -> str:
        """ "Lê Văn Sơn – Chuyên viên"."""
        return f"{self.holder} – {self.post.title}"


def seats_in(agencies: Collection[int], day: date) -> list[SeatHeld]:
    """The held posts of some agencies on `day`, those of one agency together."""
    posts = {
        post.pk: post for post in Post.objects.as_of(day).filter(agency__in=agencies).order_by("agency", "pk")
    }
    holders = holders_of(posts, day)
    return [SeatHeld(post, holders[pk].name) for pk, post in posts.items() if pk in holders]


def delegations_around(posts: Collection[int], agencies: Collection[int], day: date) -> list[Delegation]:
    """Delegations in force on `day` or later that these posts give or receive, or that posts of these agencies give."""
    touching = Q(giver__in=posts) | Q(receiver__in=posts) | Q(giver__agency__in=agencies)
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    rows = Delegation.objects.filter(touching, lasting).select_related("giver", "receiver")
    return list(rows.order_by("valid_from", "pk")[:_MOST])
