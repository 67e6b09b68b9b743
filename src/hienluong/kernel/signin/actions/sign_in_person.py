"""A person whom a provider has identified becomes an account of ours."""

from django.db import connection, transaction

from hienluong.base import clock
from hienluong.base.errors import NotAllowed
from hienluong.base.ids import uuid7
from hienluong.base.text import fold
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.people.public import (
    Account,
    AccountKind,
    LinkedIdentity,
    Party,
    PartyIn,
    PartyKind,
    digest_of,
    find_or_create_party,
)
from hienluong.kernel.signin.citizens.flow import Person

__all__ = ["sign_in_person"]


@transaction.atomic
def sign_in_person(person: Person) -> Account:
    """The account of this person, made and linked at the first sign-in.

    Whoever was served at a counter before keeps that party: the personal number decides, not the provider's
    subject. The provider's name and birth date replace what was typed at a counter. Raises NotAllowed for a
    closed account, Invalid when the provider tells a number that cannot be one.
    """
    wanted = PartyIn(PartyKind.PERSON, person.full_name, person.identifier, person.birth_date)
    _one_at_a_time(wanted)
    party = Party.objects.select_for_update().get(pk=find_or_create_party(SYSTEM, wanted).pk)
    account = party.account or _open_account(party)
    if not account.is_active:
        raise NotAllowed(account=account.pk)
    _confirm(party, wanted)
    _link(account, person, party)
    return account


def _one_at_a_time(wanted: PartyIn) -> None:
    """Two first sign-ins of one person at the same moment wait for each other."""
    key = int.from_bytes(digest_of(wanted.number())[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [key])


def _open_account(party: Party) -> Account:
    account = Account.objects.create(
        username=f"cd-{uuid7()}", kind=AccountKind.CITIZEN, created_at=clock.now()
    )
    party.account = account
    party.save(update_fields=["account"])
    return account


def _confirm(party: Party, told: PartyIn) -> None:
    facts = {
        "full_name": told.name(),
        "search_key": fold(told.name()),
        "birth_date": told.born() or party.birth_date,
    }
    changed = [name for name, value in facts.items() if getattr(party, name) != value]
    if changed:
        for name in changed:
            setattr(party, name, facts[name])
        party.save(update_fields=changed)
        record(SYSTEM, "people.party_confirmed", _subject(party), facts={"fields": changed})


def _link(account: Account, person: Person, party: Party) -> None:
    """A subject that comes with another number than before is moved: the number is the person."""
    link, is_new = LinkedIdentity.objects.get_or_create(
        issuer=person.issuer, subject=person.subject, defaults={"account": account}
    )
    is_moved = link.account_id != account.pk
    if is_moved:
        link.account = account
        link.save(update_fields=["account"])
    if is_new or is_moved:
        record(SYSTEM, "signin.identity_linked", _subject(party), facts={"issuer": person.issuer})


def _subject(party: Party) -> Subject:
    return Subject("party", str(party.uid), party_id=party.pk)
