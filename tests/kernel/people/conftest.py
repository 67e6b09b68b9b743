"""People of the tests: all invented."""

from collections.abc import Callable

import pytest

from hienluong.base import clock
from hienluong.kernel.access.public import Actor, ActorKind, Scope
from hienluong.kernel.people.public import (
    Account,
    AccountKind,
    Party,
    PartyIn,
    PartyKind,
    find_or_create_party,
)


def officer(*rights: str) -> Actor:
    """An officer with the given rights over the whole province."""
    return Actor(
        kind=ActorKind.OFFICER, account_id=7, scopes={right: Scope(everywhere=True) for right in rights}
    )


def citizen(party: Party) -> Actor:
    return Actor(kind=ActorKind.CITIZEN, account_id=8, party_id=party.pk)


def person(number: str = "045190000123", name: str = "Nguyễn Thị Hiền") -> PartyIn:
    return PartyIn(kind=PartyKind.PERSON, full_name=name, identifier=number)


@pytest.fixture
def party(db: None) -> Party:
    return find_or_create_party(officer(), person())


@pytest.fixture
def make_account(db: None) -> Callable[..., Account]:
    def make(
        username: str = "can-bo", kind: str = AccountKind.OFFICER, password: str | None = None
    ) -> Account:
        return Account.objects.create(username=username, kind=kind, password=password, created_at=clock.now())

    return make
