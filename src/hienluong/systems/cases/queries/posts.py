"""Which post does a step: found in the agency the process names, or in the units below it."""

from contextlib import suppress
from datetime import date

from django.db import connection

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import AgencyKind, AgencyState, Post
from hienluong.shared.work.public import least_loaded
from hienluong.systems.cases.errors import NoSuchPost
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.rules.process import Place

__all__ = ["advisers", "post_for", "posts_at"]

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


def posts_at(agency_id: int, kind: str, day: date) -> list[Post]:
    """The posts of a kind nearest to the top of an agency: its own, else those of the units below.

    Cases belong to the divisions of their field; an office, which serves the whole house, comes after them.
    """
    with connection.cursor() as cursor:
        office = AgencyKind.OFFICE.value
        cursor.execute(_POSTS_BELOW, {"agency": agency_id, "kind": kind, "day": day, "office": office})
        rows = cursor.fetchall()
    return [Post(pk=post, agency_id=agency, kind=kind) for post, agency, place in rows if place == rows[0][2]]


def post_for(actor: Actor, case: Case, place: Place) -> Post:
    """The post that does a step of this case: the actor's own when it fits, else the one with the shortest list.

    Raises NoSuchPost when the agency has no such post today.
    """
    found = posts_at(_agency(case, place), place.post, clock.today())
    if not found:
        raise NoSuchPost(post=place.post)
    own = [post for post in found if post.pk in actor.posts]
    if own:
        return own[0]
    chosen = least_loaded([post.pk for post in found])
    return next(post for post in found if post.pk == chosen)


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
