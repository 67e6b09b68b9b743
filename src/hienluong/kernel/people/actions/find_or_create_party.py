"""Find a party by its number, or make it."""

from django.db import IntegrityError, transaction

from hienluong.base import clock
from hienluong.base.errors import SignInNeeded
from hienluong.base.ids import uuid7
from hienluong.base.text import fold
from hienluong.kernel.access.public import Actor, ActorKind
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.people.identifiers import digest_of, protect
from hienluong.kernel.people.models import Party
from hienluong.kernel.people.values import PartyIn

__all__ = ["find_or_create_party"]


@transaction.atomic
def find_or_create_party(actor: Actor, wanted: PartyIn) -> Party:
    """The one party with this personal number or tax code, made when the province did not know it.

    A known party is returned as it is stored: what a form says of it never overwrites it. Safe when two
    counters serve the same person at once: the number is unique, the second finds what the first made.
    Raises Invalid for a wrong number, name or contact, SignInNeeded for nobody.
    """
    if actor.kind is ActorKind.NOBODY:
        raise SignInNeeded
    digest = digest_of(wanted.number())
    party = Party.objects.filter(identifier_hash=digest).first() or _make(actor, wanted)
    if actor.kind is ActorKind.OFFICER:
        record(actor, "people.party_found", subject_of(party))
    return party


def subject_of(party: Party) -> Subject:
    """The journal's subject for acts and looks on a party."""
    return Subject("party", str(party.uid), party_id=party.pk)


def _make(actor: Actor, wanted: PartyIn) -> Party:
    party = _new(wanted)
    try:
        with transaction.atomic():
            party.save(force_insert=True)
    except IntegrityError:  # another transaction was first; its row is committed now
        return Party.objects.get(identifier_hash=party.identifier_hash)
    record(actor, "people.party_created", subject_of(party))
    return party


def _new(wanted: PartyIn) -> Party:
    number, contact = protect(wanted.number()), wanted.contact.cleaned()
    return Party(
        uid=uuid7(),
        kind=wanted.kind,
        full_name=wanted.name(),
        search_key=fold(wanted.name()),
        identifier_cipher=number.cipher,
        identifier_hash=number.digest,
        identifier_tail=number.tail,
        birth_date=wanted.born(),
        phone=contact.phone,
        email=contact.email,
        address=dict(contact.address),
        created_at=clock.now(),
    )
