"""From an account to the actor it is today."""

from collections import defaultdict
from datetime import date

from django.db import connection

from hienluong.base import clock
from hienluong.kernel.access.actor import NOBODY, Actor, ActorKind, Scope
from hienluong.kernel.organisation.rules import PART_KINDS
from hienluong.kernel.people.models import Account, AccountKind

__all__ = ["actor_for"]

_POSTS_AND_RIGHTS = """
with recursive held as (
    select a.post_id, '' as mode, '[]'::jsonb as only_rights
    from organisation_appointment a
    where a.account_id = %(account)s
      and coalesce(a.valid_from, %(day)s) <= %(day)s and coalesce(a.valid_to, %(day)s) >= %(day)s
), acting as (
    select post_id, mode, only_rights from held
    union
    select d.giver_id, d.mode, d.rights
    from organisation_delegation d join held on held.post_id = d.receiver_id
    where coalesce(d.valid_from, %(day)s) <= %(day)s and coalesce(d.valid_to, %(day)s) >= %(day)s
), seats as (
    select acting.*, p.agency_id, p.kind
    from acting join organisation_post p on p.id = acting.post_id
    where coalesce(p.valid_from, %(day)s) <= %(day)s and coalesce(p.valid_to, %(day)s) >= %(day)s
), today as (
    select agency_id, parent_id, kind = any(%(parts)s) as is_part
    from organisation_agencystate
    where coalesce(valid_from, %(day)s) <= %(day)s and coalesce(valid_to, %(day)s) >= %(day)s
), below as (
    select distinct agency_id as top, agency_id as agency from seats
    union
    select below.top, today.agency_id from today join below on today.parent_id = below.agency
), up as (
    select distinct agency_id as seat, agency_id as agency from seats
    union
    select up.seat, today.parent_id
    from up join today on today.agency_id = up.agency and today.is_part and today.parent_id is not null
), body as (
    select up.seat, up.agency from up join today on today.agency_id = up.agency and not today.is_part
    union
    select body.seat, today.agency_id from today join body on today.parent_id = body.agency and today.is_part
)
select seats.post_id, seats.mode, seats.agency_id, r.right, r.reach,
       case r.reach
            when 'subtree' then array(select agency from below where below.top = seats.agency_id)
            when 'body' then array(select agency from body where body.seat = seats.agency_id)
            else array[seats.agency_id] end as agencies
from seats
left join access_postright r on r.post_kind = seats.kind
 and coalesce(r.valid_from, %(day)s) <= %(day)s and coalesce(r.valid_to, %(day)s) >= %(day)s
 and (seats.only_rights = '[]'::jsonb or seats.only_rights ? r.right)
"""


def actor_for(account: Account | None, day: date | None = None) -> Actor:
    """The actor that `account` is on `day` (today): one query for an officer, one for a citizen."""
    if account is None or not account.is_active:
        return NOBODY
    if account.kind == AccountKind.OFFICER:
        return _officer(account, day or clock.today())
    return _citizen(account)


def _citizen(account: Account) -> Actor:
    party = getattr(account, "party", None)
    return Actor(
        kind=ActorKind.CITIZEN,
        account_id=account.pk,
        party_id=party.pk if party else None,
        name=party.full_name if party else account.username,
    )


def _officer(account: Account, day: date) -> Actor:
    posts: dict[int, str] = {}
    agencies: set[int] = set()
    scopes: dict[str, Scope] = defaultdict(Scope)
    with connection.cursor() as cursor:
        cursor.execute(_POSTS_AND_RIGHTS, {"account": account.pk, "day": day, "parts": list(PART_KINDS)})
        for post, mode, agency, right, reach, reached in cursor.fetchall():
            posts[post] = mode
            agencies.add(agency)
            if right:
                scopes[right] |= Scope(everywhere=reach == "province", agencies=frozenset(reached))
    return Actor(
        kind=ActorKind.OFFICER,
        account_id=account.pk,
        name=account.officer.full_name,
        posts=tuple(sorted(posts)),
        agencies=frozenset(agencies),
        scopes=dict(scopes),
        acting_for={post: mode for post, mode in posts.items() if mode},
    )
