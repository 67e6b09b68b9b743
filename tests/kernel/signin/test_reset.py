"""An officer who lost the way in gets a new one, and the old one is gone."""

from unittest.mock import patch

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from hienluong.base.errors import NotAllowed, NotFound, SignInNeeded
from hienluong.kernel.access.public import NOBODY, Actor, ActorKind, Scope
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.people.public import Account
from hienluong.kernel.signin.public import reset_sign_in

pytestmark = pytest.mark.django_db
ADMINISTRATOR = Actor(kind=ActorKind.OFFICER, account_id=9, scopes={"people.manage": Scope(everywhere=True)})


def test_the_new_password_opens_and_nothing_old_does(codes: Account, client: Client) -> None:
    client.force_login(codes)
    password = reset_sign_in(ADMINISTRATOR, codes.username)
    codes.refresh_from_db()
    assert codes.check_password(password)
    assert not Authenticator.objects.exists()
    assert client.get("/tai-khoan/").status_code == 302
    assert Entry.objects.get(verb="signin.reset").right == "people.manage"


def test_it_needs_the_right(codes: Account) -> None:
    with pytest.raises(SignInNeeded):
        reset_sign_in(NOBODY, codes.username)
    with pytest.raises(NotAllowed):
        reset_sign_in(Actor(kind=ActorKind.OFFICER, account_id=9), codes.username)


def test_citizens_have_no_password_to_reset(citizen: Account) -> None:
    with pytest.raises(NotFound):
        reset_sign_in(ADMINISTRATOR, citizen.username)


PAGE = "/quan-tri/dat-lai-dang-nhap/"


def test_the_page_is_for_administrators(officer: Account, citizen: Account, client: Client) -> None:
    assert client.get(PAGE)["Location"].startswith("/dang-nhap/")
    for account in (citizen, officer):
        client.force_login(account)
        assert client.get(PAGE).status_code == 403
        assert client.post(PAGE, {"username": officer.username}).status_code == 403


def test_an_administrator_sees_the_new_password_once(codes: Account, client: Client) -> None:
    client.force_login(codes)
    with patch("hienluong.kernel.access.middleware.actor_for", return_value=ADMINISTRATOR):
        assert client.get(PAGE).status_code == 200
        assert "Không có cán bộ nào" in client.post(PAGE, {"username": "khong-co"}).content.decode()
        answer = client.post(PAGE, {"username": codes.username})
    assert "chỉ hiện lần này" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
