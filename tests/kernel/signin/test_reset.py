"""An officer who lost the way in gets a new one, and the old one is gone."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from hienluong.base.errors import NotAllowed, NotFound, SignInNeeded
from hienluong.kernel.access.public import NOBODY, Actor, ActorKind, Scope
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.people.public import Account
from hienluong.kernel.signin.public import reset_sign_in

pytestmark = pytest.mark.django_db
ADMINISTRATOR = Actor(kind=ActorKind.OFFICER, account_id=9, scopes={"signin.reset": Scope(everywhere=True)})


def test_the_new_password_opens_and_nothing_old_does(codes: Account, client: Client) -> None:
    client.force_login(codes)
    password = reset_sign_in(ADMINISTRATOR, codes.username)
    codes.refresh_from_db()
    assert codes.check_password(password)
    assert not Authenticator.objects.exists()
    assert client.get("/tai-khoan/").status_code == 302
    assert Entry.objects.get(verb="signin.reset").right == "signin.reset"


def test_it_needs_the_right(codes: Account) -> None:
    with pytest.raises(SignInNeeded):
        reset_sign_in(NOBODY, codes.username)
    with pytest.raises(NotAllowed):
        reset_sign_in(Actor(kind=ActorKind.OFFICER, account_id=9), codes.username)


def test_citizens_have_no_password_to_reset(citizen: Account) -> None:
    with pytest.raises(NotFound):
        reset_sign_in(ADMINISTRATOR, citizen.username)
