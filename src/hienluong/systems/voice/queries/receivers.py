"""Which post of an agency receives or reviews: held today, carries the right, not barred."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.kernel.access.public import PostRight
from hienluong.kernel.organisation.public import AgencyKind, AgencyState, Holder, Post, holders_of, parts_of
from hienluong.shared.work.public import least_loaded
from hienluong.systems.voice.errors import NobodyThere

__all__ = ["NOBODY_BARRED", "Barred", "find_receiver", "receiver_of"]


@dataclass(frozen=True, slots=True)
class Barred:
    """Who must not get a piece of work: posts, and people whatever post they hold."""

    posts: frozenset[int] = frozenset()
    accounts: frozenset[int] = frozenset()


NOBODY_BARRED = Barred()


def receiver_of(
    agency_id: int, kinds: Sequence[str], right: str, *, barred: Barred = NOBODY_BARRED, near: int = 0
) -> Post:
    """The post that gets the work; see `find_receiver`. Raises NobodyThere."""
    found = find_receiver(agency_id, kinds, right, barred=barred, near=near)
    if found is None:
        raise NobodyThere(agency=agency_id)
    return found


def find_receiver(
    agency_id: int, kinds: Sequence[str], right: str, *, barred: Barred = NOBODY_BARRED, near: int = 0
) -> Post | None:
    """Of the agency and its parts the first kind that is found; there `near` first, then the office; the shortest list.

    Vacant posts get nothing: nobody would see it. None when nobody is left.
    """
    day = clock.today()
    parts, offices = _parts(agency_id, day)
    rightful = _kinds_with(right, day)
    able = [kind for kind in kinds if kind in rightful]
    posts = list(Post.objects.as_of(day).filter(agency__in=parts, kind__in=able).exclude(pk__in=barred.posts))
    held = holders_of([post.pk for post in posts], day)
    free = {post.pk: post for post in posts if _is_free(held.get(post.pk), barred)}
    if not free:
        return None
    ranked: dict[tuple[int, int], list[int]] = defaultdict(list)
    for post in free.values():
        place = 0 if post.agency_id == near else 1 if post.agency_id in offices else 2
        ranked[able.index(post.kind), place].append(post.pk)
    return free[least_loaded(sorted(ranked[min(ranked)]))]


def _is_free(holder: Holder | None, barred: Barred) -> bool:
    return holder is not None and holder.account_id not in barred.accounts


def _kinds_with(right: str, day: date) -> set[str]:
    return set(PostRight.objects.as_of(day).filter(right=right).values_list("post_kind", flat=True))


@fresh()
def _parts(agency_id: int, day: date) -> tuple[Sequence[int], frozenset[int]]:
    """The agency with its parts, and which of them are offices."""
    parts = parts_of(agency_id, day)
    offices = AgencyState.objects.as_of(day).filter(agency__in=parts, kind=AgencyKind.OFFICE)
    return parts, frozenset(offices.values_list("agency_id", flat=True))
