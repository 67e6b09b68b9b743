"""An officer's account is made with a trace, and may do nothing before an appointment."""

from datetime import date

import pytest
from click.testing import CliRunner
from django.contrib.auth import authenticate

from hienluong.base.errors import Invalid, NotAllowed, SignInNeeded
from hienluong.kernel.access.public import NOBODY, SYSTEM, Actor, ActorKind, actor_for
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.people.actions.create_officer import NewOfficer, create_officer
from hienluong.kernel.people.commands import create_officer as command
from hienluong.kernel.people.public import Account

pytestmark = pytest.mark.django_db

_PASSWORD = "cầu bắc qua sông Bến Hải"


def _new(username: str = "an.nv", full_name: str = "Nguyễn Văn An", password: str = _PASSWORD) -> NewOfficer:
    return NewOfficer(username, full_name, password)


def test_a_new_officer_signs_in_and_may_do_nothing_yet() -> None:
    officer = create_officer(SYSTEM, _new(full_name="  Nguyễn  Văn An "))
    assert officer.full_name == "Nguyễn Văn An"
    assert authenticate(username="an.nv", password=_PASSWORD) == officer.account
    assert actor_for(officer.account, date(2026, 1, 5)).scopes == {}


def test_the_journal_tells_of_it_without_the_name() -> None:
    officer = create_officer(SYSTEM, _new())
    entry = Entry.objects.get(verb="people.officer_created")
    assert (entry.subject_id, entry.right) == (str(officer.account_id), "people.manage")
    assert "An" not in str(entry.facts)


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (_new(username=""), "username"),
        (_new(username="Ân NV"), "username"),
        (_new(username="an'; drop table"), "username"),
        (_new(full_name=" \u200b "), "full_name"),
        (_new(password="ngắn"), "password"),
        (_new(password="password1234"), "password"),
        (NewOfficer("an.nv", "An", _PASSWORD, "không phải thư"), "email"),
    ],
)
def test_a_bad_account_is_refused_with_the_field(new: NewOfficer, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        create_officer(SYSTEM, new)
    assert field in refusal.value.fields


def test_a_user_name_is_given_once() -> None:
    create_officer(SYSTEM, _new())
    with pytest.raises(Invalid):
        create_officer(SYSTEM, _new())


def test_only_who_manages_people_makes_accounts() -> None:
    with pytest.raises(SignInNeeded):
        create_officer(NOBODY, _new())
    with pytest.raises(NotAllowed):
        create_officer(Actor(ActorKind.OFFICER, account_id=1), _new())


@pytest.mark.usefixtures("province")
def test_the_command_makes_the_first_administrator() -> None:
    said = CliRunner().invoke(
        command, ["admin", "Lê Thị Bình", "--agency", "H50", "--post", "quan-tri", "--decision", "QĐ 1"]
    )
    password = said.output.partition("lần): ")[2].split()[0]
    account = authenticate(username="admin", password=password)
    assert isinstance(account, Account)
    assert actor_for(account).holds("organisation.manage")


@pytest.mark.usefixtures("province")
@pytest.mark.parametrize(
    "options", [["--agency", "H50"], ["--agency", "H99", "--post", "quan-tri", "--decision", "1"]]
)
def test_a_dry_run_or_a_refusal_leaves_nothing(options: list[str]) -> None:
    CliRunner().invoke(command, ["admin", "Lê Thị Bình", *options, "--dry-run"])
    assert not Account.objects.exists()
