"""Show a personal number or tax code in clear."""

from django.db import transaction

from hienluong.base.errors import NotFound
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import record
from hienluong.kernel.people.actions.find_or_create_party import subject_of
from hienluong.kernel.people.identifiers import unprotect
from hienluong.kernel.people.models import Party

__all__ = ["reveal_identifier"]

RIGHT = "people.reveal"


@transaction.atomic
def reveal_identifier(actor: Actor, party: Party, purpose: str) -> str:
    """The number in clear, for the party itself or with the right `people.reveal`.

    `purpose` is a fixed word ("print_receipt"); it goes into the journal, where the party can read it.
    Raises NotFound when no number is stored, NotAllowed, SignInNeeded.
    """
    is_self = actor.party_id is not None and actor.party_id == party.pk
    if not is_self:
        actor.require(RIGHT)
    if party.identifier_hash is None:
        raise NotFound(party=party.pk)
    right = "" if is_self else RIGHT
    record(actor, "people.identifier_seen", subject_of(party), right=right, facts={"purpose": purpose})
    return unprotect(party.identifier_cipher, party.identifier_hash)
