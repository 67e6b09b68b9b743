"""Change how a party is reached."""

from django.db import transaction

from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import record
from hienluong.kernel.people.actions.find_or_create_party import subject_of
from hienluong.kernel.people.models import Party
from hienluong.kernel.people.values import ContactIn

__all__ = ["update_contact"]

RIGHT = "people.edit"


@transaction.atomic
def update_contact(actor: Actor, party_id: int, contact: ContactIn) -> Party:
    """Store phone, e-mail and address of a party: its own, or any with the right `people.edit`.

    The journal keeps which fields changed, never their values. Raises Invalid, NotAllowed, SignInNeeded.
    """
    party = Party.objects.select_for_update().get(pk=party_id)
    is_self = actor.party_id == party.pk
    if not is_self:
        actor.require(RIGHT)
    wanted = contact.cleaned()
    told = {"phone": wanted.phone, "email": wanted.email, "address": dict(wanted.address)}
    changed = [name for name, value in told.items() if getattr(party, name) != value]
    if changed:
        for name in changed:
            setattr(party, name, told[name])
        party.save(update_fields=changed)
        right = "" if is_self else RIGHT
        record(actor, "people.contact_changed", subject_of(party), right=right, facts={"fields": changed})
    return party
