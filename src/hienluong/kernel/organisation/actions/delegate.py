"""A post acts for another for a time, or no longer (NĐ 30/2020/NĐ-CP, điều 13)."""

from datetime import date

from django.db import transaction

from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject
from hienluong.kernel.organisation.actions.changes import MANAGE, ensure_decision, locked_post, told
from hienluong.kernel.organisation.errors import NoSuchPost
from hienluong.kernel.organisation.models import Delegation, Post
from hienluong.kernel.organisation.queries import body_of
from hienluong.kernel.organisation.rules import Seat, ensure_delegable, ensure_ends_in_time, ensure_in_order
from hienluong.kernel.organisation.values import Ending, NewDelegation

__all__ = ["delegate", "revoke_delegation"]


@transaction.atomic
def delegate(actor: Actor, new: NewDelegation) -> Delegation:
    """Let a post act for another. Its own holder may do this, or who manages the organisation there.

    What was received by delegation cannot be passed on. Raises Invalid, NoSuchPost, NotAllowed.
    """
    giver, receiver = (locked_post(post, new.first_day) for post in (new.giver_id, new.receiver_id))
    _require_giver(actor, giver)
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
    _tell(actor, "organisation.delegated", delegation)
    return delegation


@transaction.atomic
def revoke_delegation(actor: Actor, ending: Ending) -> None:
    """Let a delegation end after a day. Raises Invalid, NoSuchPost, NotAllowed."""
    delegation = Delegation.objects.select_for_update().filter(pk=ending.id).first()
    if delegation is None:
        raise NoSuchPost(delegation_id=ending.id)
    _require_giver(actor, delegation.giver)
    ensure_ends_in_time(ending.last_day, delegation.valid_from, delegation.valid_to)
    delegation.valid_to = ending.last_day
    delegation.save(update_fields=["valid_to"])
    _tell(actor, "organisation.delegation_revoked", delegation)


def _require_giver(actor: Actor, giver: Post) -> None:
    holds_it = giver.pk in actor.posts and giver.pk not in actor.acting_for
    if not holds_it:
        actor.require(MANAGE, giver.agency_id)


def _seat(post: Post, day: date) -> Seat:
    return Seat(post.kind, post.agency_id, body_of(post.agency_id, day).agency_id)


def _tell(actor: Actor, verb: str, delegation: Delegation) -> None:
    facts = {
        "giver": delegation.giver_id,
        "receiver": delegation.receiver_id,
        "mode": delegation.mode,
        "rights": delegation.rights,
        "last_day": delegation.valid_to.isoformat() if delegation.valid_to else None,
    }
    agency = delegation.giver.agency_id
    told(actor, verb, Subject("delegation", str(delegation.pk), agency_id=agency), facts)
