"""One person is one party, whoever serves them first."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed, NotFound, SignInNeeded
from hienluong.kernel.access.public import NOBODY, SYSTEM
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.people.public import (
    ContactIn,
    IdentifierUnreadable,
    Party,
    PartyIn,
    PartyKind,
    find_or_create_party,
    masked_identifier,
    parties_visible_to,
    party_by_number,
    reveal_identifier,
    search_parties,
    update_contact,
)

from .conftest import citizen, officer, person

pytestmark = pytest.mark.django_db


def test_the_same_number_is_the_same_party_however_it_is_typed(party: Party) -> None:
    again = find_or_create_party(SYSTEM, person("045 190.000-123", name="Nguyen Thi Hien"))
    assert again.pk == party.pk
    assert again.full_name == "Nguyễn Thị Hiền"


def test_nobody_makes_no_party() -> None:
    with pytest.raises(SignInNeeded):
        find_or_create_party(NOBODY, person())


@pytest.mark.parametrize("number", ["", "12345678901", "0451900001234", "04519000012a", "٠٤٥١٩٠٠٠٠١٢٣"])
def test_a_person_has_twelve_plain_digits(number: str) -> None:
    with pytest.raises(Invalid) as refusal:
        find_or_create_party(SYSTEM, person(number))
    assert set(refusal.value.fields) == {"identifier"}


@pytest.mark.parametrize("code", ["3200123456", "3200123456-001"])
def test_an_organisation_has_a_tax_code(code: str) -> None:
    wanted = PartyIn(kind=PartyKind.ORGANISATION, full_name="Hợp tác xã Hiền Lương", identifier=code)
    assert find_or_create_party(SYSTEM, wanted).identifier_tail == code[-4:]


def test_what_is_no_tax_code_is_refused() -> None:
    with pytest.raises(Invalid):
        find_or_create_party(SYSTEM, PartyIn(PartyKind.ORGANISATION, "Hợp tác xã Hiền Lương", "32001"))


def test_nobody_is_born_tomorrow() -> None:
    unborn = PartyIn(PartyKind.PERSON, "A", "045190000123", birth_date=clock.today() + timedelta(days=1))
    with pytest.raises(Invalid):
        find_or_create_party(SYSTEM, unborn)


def test_the_number_is_nowhere_in_the_row_and_not_in_the_journal(party: Party) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select p::text || (select string_agg(e::text, '') from journal_entry e) from people_party p"
        )
        (everything,) = cursor.fetchone()
    assert "045190000123" not in everything
    assert b"045190000123".hex() not in everything


def test_only_the_last_digits_are_shown(party: Party) -> None:
    assert masked_identifier(party) == "••••••••0123"


def test_an_officer_sees_the_number_only_with_the_right_and_leaves_a_trace(party: Party) -> None:
    with pytest.raises(NotAllowed):
        reveal_identifier(officer("people.read"), party, "print_receipt")
    assert reveal_identifier(officer("people.reveal"), party, "print_receipt") == "045190000123"
    look = Entry.objects.get(verb="people.identifier_seen")
    assert (look.party, look.right, look.facts) == (party.pk, "people.reveal", {"purpose": "print_receipt"})


def test_a_citizen_sees_the_own_number_and_no_other(party: Party) -> None:
    other = find_or_create_party(SYSTEM, person("044080000456", name="Trần Văn Bến"))
    assert reveal_identifier(citizen(party), party, "my_account") == "045190000123"
    with pytest.raises(NotAllowed):
        reveal_identifier(citizen(party), other, "my_account")


def test_a_party_without_a_number_has_none_to_show() -> None:
    bare = Party.objects.create(
        uid="0193b5a0-0000-7000-8000-000000000000", full_name="A", created_at=clock.now()
    )
    with pytest.raises(NotFound):
        reveal_identifier(SYSTEM, bare, "print_receipt")


def test_a_number_moved_to_another_row_is_not_read(party: Party) -> None:
    other = find_or_create_party(SYSTEM, person("044080000456"))
    other.identifier_cipher = party.identifier_cipher
    with pytest.raises(IdentifierUnreadable):
        reveal_identifier(SYSTEM, other, "print_receipt")


def test_a_search_of_the_counter_is_a_look_that_the_citizen_can_see(party: Party) -> None:
    find_or_create_party(officer("cases.receive"), person())
    assert Entry.objects.filter(verb="people.party_found", party=party.pk).count() == 2


def test_who_sees_which_parties(party: Party) -> None:
    other = find_or_create_party(SYSTEM, person("044080000456"))
    assert set(parties_visible_to(SYSTEM)) == {party, other}
    assert set(parties_visible_to(officer("people.read"))) == {party, other}
    assert list(parties_visible_to(citizen(party))) == [party]
    assert not parties_visible_to(officer("cases.receive"))
    assert not parties_visible_to(NOBODY)


def test_look_up_by_number_or_name_stays_within_what_is_visible(party: Party) -> None:
    assert party_by_number(SYSTEM, "045190000123") == party
    assert search_parties(SYSTEM, "hien") == [party]
    assert party_by_number(officer(), "045190000123") is None
    assert search_parties(officer(), "hien") == []


def test_contact_is_changed_by_the_party_itself_and_the_journal_keeps_no_values(party: Party) -> None:
    update_contact(citizen(party), party.pk, ContactIn(phone="0912 345 678", email="hien@example.vn"))
    party.refresh_from_db()
    assert (party.phone, party.email) == ("0912345678", "hien@example.vn")
    assert Entry.objects.get(verb="people.contact_changed").facts == {"fields": ["phone", "email"]}


def test_contact_of_another_needs_the_right(party: Party) -> None:
    with pytest.raises(NotAllowed):
        update_contact(officer("people.read"), party.pk, ContactIn())
    update_contact(officer("people.edit"), party.pk, ContactIn(phone="02333852147"))


@pytest.mark.parametrize(
    ("contact", "field"),
    [
        (ContactIn(phone="không có"), "phone"),
        (ContactIn(phone="12"), "phone"),
        (ContactIn(email="hien@"), "email"),
        (ContactIn(email="a@b.vn, c@d.vn"), "email"),
        (ContactIn(email="a@b.vn\nBcc: c@d.vn"), "email"),
    ],
)
def test_a_wrong_contact_is_refused_by_name(party: Party, contact: ContactIn, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        update_contact(citizen(party), party.pk, contact)
    assert set(refusal.value.fields) == {field}


@pytest.mark.django_db(transaction=True)
def test_two_counters_at_once_make_one_party() -> None:
    def serve(_: int) -> int:
        try:
            return find_or_create_party(SYSTEM, person()).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as counters:
        made = set(counters.map(serve, range(16)))
    assert len(made) == 1
    assert Party.objects.count() == 1
