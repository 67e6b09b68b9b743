"""Which post does a step: found in the agency the process names, or in the units below it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.db import connection

from hienluong.base import clock
from hienluong.base.fresh import fresh
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import AgencyKind, AgencyState, Post, holders_of
from hienluong.shared.work.public import least_loaded, open_counts
from hienluong.systems.cases.errors import NoSuchPost
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.rules.process import Place

__all__ = ["Choice", "advisers", "choices_for", "ensure_does", "post_for", "posts_at"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A post that may be given a step: who holds it, and how many pieces of work wait there."""

    post_id: int
    holder: str
    waiting: int


_POSTS_BELOW = """
with recursive below as (
    select %(agency)s::bigint as agency, 0 as depth, false as office
    union all
    select s.agency_id, below.depth + 1, s.kind = %(office)s
    from organisation_agencystate s join below on s.parent_id = below.agency
    where below.depth < 3
      and coalesce(s.valid_from, %(day)s) <= %(day)s and coalesce(s.valid_to, %(day)s) >= %(day)s
)
select p.id, p.agency_id, (below.depth, below.office) as place
from below join organisation_post p on p.agency_id = below.agency and p.kind = %(kind)s
where coalesce(p.valid_from, %(day)s) <= %(day)s and coalesce(p.valid_to, %(day)s) >= %(day)s
order by place, p.id
"""


@fresh()
def posts_at(agency_id: int, kind: str, day: date) -> Sequence[Post]:
    """The posts of a kind nearest to the top of an agency: its own, else those of the units below.

    Cases belong to the divisions of their field; an office, which serves the whole house, comes after them.
    Kept in the process for a few seconds: what reaches a post that has just ended is moved on with the rest of it.
    """
    with connection.cursor() as cursor:
        office = AgencyKind.OFFICE.value
        cursor.execute(_POSTS_BELOW, {"agency": agency_id, "kind": kind, "day": day, "office": office})
        rows = cursor.fetchall()
    return tuple(
        Post(pk=post, agency_id=agency, kind=kind) for post, agency, place in rows if place == rows[0][2]
    )


def post_for(actor: Actor, case: Case, place: Place) -> Post:
    """The post that does a step of this case: the actor's own when it fits, else the shortest list beside the actor.

    A head's case stays in the head's division while somebody there can do it.

    Raises NoSuchPost when the agency has no such post today.
    """
    found = posts_at(_agency(case, place), place.post, clock.today())
    if not found:
        raise NoSuchPost(post=place.post)
    own = [post for post in found if post.pk in actor.posts]
    if own:
        return own[0]
    chosen = least_loaded([post.pk for post in _beside(actor, found) or found])
    return next(post for post in found if post.pk == chosen)


def _beside(actor: Actor, posts: Sequence[Post]) -> list[Post]:
    """Those of the posts that stand in an agency where the actor has a post."""
    if not actor.posts or len(posts) < 2:
        return []
    seats = set(Post.objects.filter(pk__in=actor.posts).values_list("agency_id", flat=True))
    return [post for post in posts if post.agency_id in seats]


def ensure_does(case: Case, place: Place, post_id: int) -> None:
    """Raise NoSuchPost unless the post is one of those that do a step at this place."""
    if post_id not in {post.pk for post in posts_at(_agency(case, place), place.post, clock.today())}:
        raise NoSuchPost(post=place.post)


def choices_for(actor: Actor, case: Case, place: Place) -> list[Choice]:
    """Who may do a step, those beside the actor and with short lists first; empty when there is nothing to choose."""
    today = clock.today()
    posts = posts_at(_agency(case, place), place.post, today)
    if len(posts) < 2:
        return []
    keys, near = [post.pk for post in posts], {post.pk for post in _beside(actor, posts)}
    holders, waiting = holders_of(keys, today), open_counts(keys)
    found = [Choice(key, holders[key].name, waiting[key]) for key in keys if key in holders]
    return sorted(found, key=lambda choice: (choice.post_id not in near, choice.waiting, choice.post_id))


def advisers(actor: Actor, case: Case) -> list[Post]:
    """The posts that the present step of the process names for opinions, those that exist today."""
    step = process_of(case).step(case.step)
    found: list[Post] = []
    for place in step.opinions:
        with suppress(NoSuchPost):
            found.append(post_for(actor, case, place))
    titles = dict(Post.objects.filter(pk__in=[post.pk for post in found]).values_list("pk", "title"))
    for post in found:
        post.title = titles[post.pk]
    return found


def _agency(case: Case, place: Place) -> int:
    known = {
        "receiving": case.receiving_agency_id,
        "deciding": case.deciding_agency_id,
        "advising": case.advising_agency_id or case.deciding_agency_id,
    }
    if place.agency in known:
        return known[place.agency]
    named = AgencyState.objects.as_of(clock.today()).filter(abbreviation=place.agency, level__lte=2).first()
    if named is None:
        raise NoSuchPost(agency=place.agency)
    return named.agency_id
