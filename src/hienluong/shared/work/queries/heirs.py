"""Who can carry on what an ended agency left: which agencies, which post in them, and who decides when it is unclear."""

from collections.abc import Iterator, Sequence
from datetime import date

from hienluong.kernel.organisation.public import (
    AgencyKind,
    AgencyState,
    Post,
    PostKind,
    body_of,
    holders_of,
    parts_of,
    posts_of,
    standing,
    successors_of,
)
from hienluong.shared.work.estates import NOBODY_BARRED, Barred
from hienluong.shared.work.models import ItemState, WorkItem
from hienluong.shared.work.queries.receivers import least_loaded, rights_by_kind

__all__ = ["LIVE", "decider_of_heirs", "ended_agencies", "left_in", "matching_posts", "possible_heirs"]

LIVE = (ItemState.OPEN, ItemState.HELD)
_PROVINCE_LEVEL, _LOWEST_BODY = 1, 2


def ended_agencies(day: date) -> list[int]:
    """Every agency that once stood and does not on `day`."""
    once = AgencyState.objects.filter(valid_to__lt=day).values_list("agency_id", flat=True).distinct()
    now = AgencyState.objects.as_of(day).values("agency_id")
    return list(once.exclude(agency_id__in=now).order_by("agency_id"))


def left_in(agency_id: int) -> Iterator[tuple[str, int]]:
    """The matters, by kind and id, that are still on lists of an agency's posts."""
    rows = WorkItem.objects.filter(agency=agency_id, state__in=LIVE)
    yield from rows.order_by().values_list("subject_kind", "subject_id").distinct()


def possible_heirs(ended: int, day: date) -> list[AgencyState]:
    """The successors; where none was named, every body, for somebody to choose from."""
    heirs = successors_of(ended, day)
    if heirs:
        return heirs
    return [state for state in standing(day).values() if state.level <= _LOWEST_BODY]


def matching_posts(
    items: Sequence[WorkItem], heir: int, day: date, barred: Barred = NOBODY_BARRED
) -> dict[int, Post] | None:
    """For each item the post in the heir that does the like; None when one of them finds nobody."""
    found: dict[int, Post] = {}
    for item in items:
        post = _matching(item.post.kind, heir, day, barred)
        if post is None:
            return None
        found[item.pk] = post
    return found


def _matching(kind: str, heir: int, day: date, barred: Barred) -> Post | None:
    """Of the same kind, else one that carries every right of it; held before vacant, the shortest list first."""
    posts = _free(posts_of(heir, kind, day), day, barred) or _free(_as_able(kind, heir, day), day, barred)
    if not posts:
        return None
    chosen = least_loaded([post.pk for post in posts])
    return next(post for post in posts if post.pk == chosen)


def _free(posts: Sequence[Post], day: date, barred: Barred) -> list[Post]:
    """Those that may have it; the vacant ones among them only where nobody holds any."""
    holders = holders_of([post.pk for post in posts], day)
    free = [
        post
        for post in posts
        if post.pk not in barred.posts
        and (post.pk not in holders or holders[post.pk].account_id not in barred.accounts)
    ]
    return [post for post in free if post.pk in holders] or free


def _as_able(kind: str, heir: int, day: date) -> list[Post]:
    rights = rights_by_kind(day)
    needed = rights[kind]
    posts = Post.objects.as_of(day).filter(agency__in=parts_of(heir, day)).order_by("pk")
    return [post for post in posts if needed and needed <= rights[post.kind]]


def decider_of_heirs(day: date, barred: Barred = NOBODY_BARRED) -> Post | None:
    """The head of the provincial public service centre (NĐ 118/2025/NĐ-CP: it follows every case of the province)."""
    for state in standing(day).values():
        if state.kind == AgencyKind.SERVICE_CENTRE and _of_the_province(state, day):
            heads = Post.objects.as_of(day).filter(agency=state.agency_id, kind=PostKind.CENTRE_HEAD)
            if free := _free(list(heads.order_by("pk")), day, barred):
                return free[0]
    return None


def _of_the_province(centre: AgencyState, day: date) -> bool:
    return body_of(centre.agency_id, day).level == _PROVINCE_LEVEL
