"""A post acts for another for a time, or no longer (NĐ 30/2020/NĐ-CP, điều 13)."""

from datetime import date

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import NotAllowed
from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject
from hienluong.kernel.organisation.actions.changes import MANAGE, ensure_decision, locked_post, told
from hienluong.kernel.organisation.errors import NoSuchPost
from hienluong.kernel.organisation.events import DELEGATION_CHANGED
from hienluong.kernel.organisation.models import Delegation, Post, PostKind
from hienluong.kernel.organisation.queries import body_of
from hienluong.kernel.organisation.rules import Seat, ensure_delegable, ensure_ends_in_time, ensure_in_order
from hienluong.kernel.organisation.values import Ending, NewDelegation

__all__ = ["DELEGATE", "delegate", "may_give", "revoke_delegation"]

DELEGATE = "organisation.delegate"
GIVEN_BY_HOLDER_ONLY = frozenset(
    {PostKind.CHAIR, PostKind.DIRECTOR, PostKind.ADMINISTRATOR, PostKind.AUDITOR}
)
"""Whoever could give these away could take them: their holders do, or who manages the organisation."""


@transaction.atomic
def delegate(actor: Actor, new: NewDelegation) -> Delegation:
    """Let a post act for another. Its own holder may do this, the head for the staff, or who manages the organisation.

    What was received by delegation cannot be passed on. Raises Invalid, NoSuchPost, NotAllowed.
    """
    giver, receiver = (locked_post(post, new.first_day) for post in (new.giver_id, new.receiver_id))
    right = _right_to_give(actor, giver)
    ensure_in_order(new.first_day, new.last_day)
    decision = ensure_decision(new.decision)
    ensure_delegable(new.mode, _seat(giver, new.first_day), _seat(receiver, new.first_day), new.last_day)
    delegation = Delegation.objects.create(
        giver=giver,
        receiver=receiver,
        mode=new.mode,
        rights=sorted(new.rights),
        valid_from=new.first_day,
        valid_to=new.last_day,
        decision=decision,
    )
    _tell(actor, "organisation.delegated", delegation, right)
    return delegation


@transaction.atomic
def revoke_delegation(actor: Actor, ending: Ending) -> None:
    """Let a delegation end after a day; one that has not begun is taken back altogether. Raises Invalid, NoSuchPost, NotAllowed."""
    delegation = Delegation.objects.select_for_update().filter(pk=ending.id).first()
    if delegation is None:
        raise NoSuchPost(delegation_id=ending.id)
    right = _right_to_give(actor, delegation.giver)
    if _has_not_begun(delegation, ending):
        delegation.valid_to = None
        _tell(actor, "organisation.delegation_revoked", delegation, right)
        delegation.delete()
        return
    ensure_ends_in_time(ending.last_day, delegation.valid_from, delegation.valid_to)
    delegation.valid_to = ending.last_day
    delegation.save(update_fields=["valid_to"])
    _tell(actor, "organisation.delegation_revoked", delegation, right)


def may_give(actor: Actor, post: Post) -> bool:
    """Whether the actor may let others act for this post."""
    try:
        _right_to_give(actor, post)
    except NotAllowed:
        return False
    return True


def _has_not_begun(delegation: Delegation, ending: Ending) -> bool:
    first = delegation.valid_from
    return first is not None and first > max(clock.today(), ending.last_day)


def _right_to_give(actor: Actor, giver: Post) -> str:
    """The right by which the actor gives: "" as the post's holder. Raises SignInNeeded, NotAllowed.

    A head arranges who stands in for the staff, but nobody reaches the post of a head, an administrator
    or an auditor that way.
    """
    if giver.pk in actor.posts and giver.pk not in actor.acting_for:
        return ""
    reachable = giver.kind not in GIVEN_BY_HOLDER_ONLY and giver.pk not in actor.acting_for
    if reachable and actor.holds(DELEGATE, giver.agency_id):
        return DELEGATE
    actor.require(MANAGE, giver.agency_id)
    return MANAGE


def _seat(post: Post, day: date) -> Seat:
    return Seat(post.kind, post.agency_id, body_of(post.agency_id, day).agency_id)


def _tell(actor: Actor, verb: str, delegation: Delegation, right: str) -> None:
    facts = {
        "giver": delegation.giver_id,
        "receiver": delegation.receiver_id,
        "mode": delegation.mode,
        "rights": delegation.rights,
        "first_day": delegation.valid_from.isoformat() if delegation.valid_from else None,
        "last_day": delegation.valid_to.isoformat() if delegation.valid_to else None,
    }
    agency = delegation.giver.agency_id
    told(actor, verb, Subject("delegation", str(delegation.pk), agency_id=agency), facts, right=right)
    emit(DELEGATION_CHANGED, facts | {"event": verb})
