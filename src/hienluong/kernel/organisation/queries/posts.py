"""Posts on a day, who holds them, and who acts for them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from hienluong.kernel.organisation.models import Appointment, Delegation, Post, PostKind
from hienluong.kernel.organisation.queries.agencies import parts_of

__all__ = ["Holder", "delegations_to", "holder_of", "holders_of", "posts_of"]


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a post on a day."""

    post_id: int
    account_id: int
    name: str


def posts_of(agency_id: int, kind: PostKind | str, day: date) -> list[Post]:
    """The posts of a kind in an agency on `day`; when it has none itself, those of its offices and centres.

    Holders may be missing: a vacant post keeps its work.
    """
    parts = parts_of(agency_id, day)
    found = Post.objects.as_of(day).filter(agency__in=parts, kind=kind).order_by("id")
    own = [post for post in found if post.agency_id == agency_id]
    return own or sorted(found, key=lambda post: (parts.index(post.agency_id), post.pk))


def holder_of(post_id: int, day: date) -> Holder | None:
    """Who holds a post on `day`; None while it is vacant."""
    return holders_of([post_id], day).get(post_id)


def holders_of(post_ids: Collection[int], day: date) -> dict[int, Holder]:
    """The holders of many posts, by post, with one query. Vacant posts are missing."""
    rows = (
        Appointment.objects.as_of(day)
        .filter(post__in=post_ids)
        .order_by("post_id", "-valid_from")
        .values_list("post_id", "account_id", "account__officer__full_name")
    )
    held: dict[int, Holder] = {}
    for post_id, account_id, name in rows:
        held.setdefault(post_id, Holder(post_id, account_id, name or ""))
    return held


def delegations_to(post_id: int, day: date) -> list[Delegation]:
    """The delegations in force that let a post act for others."""
    given = Delegation.objects.as_of(day).filter(receiver=post_id).select_related("giver")
    return list(given.order_by("id"))
