"""The sample province loads whole, loads again without doubles, and plays no real people."""

from datetime import date

import pytest
from click.testing import CliRunner
from django.contrib.auth import authenticate

from hienluong.kernel.access.public import SYSTEM, PostRight, actor_for
from hienluong.kernel.organisation.public import Appointment, Post, Unit, agencies_as_of, holders_of, posts_of
from hienluong.kernel.people.public import Account, Officer
from hienluong.province.commands import load
from hienluong.province.demo import DEMO_ACCOUNTS, DEMO_PASSWORD
from hienluong.province.load import load_province

pytestmark = pytest.mark.django_db

_TODAY = date(2026, 11, 23)


@pytest.fixture
def demo(settings: object) -> None:
    settings.DEMO = True


def _counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Unit, Post, Officer, Account, Appointment, PostRight))


@pytest.mark.usefixtures("demo")
def test_loading_again_adds_nothing() -> None:
    list(load_province(SYSTEM))
    first = _counts()
    assert all(first)
    assert [step.rows for step in load_province(SYSTEM) if step.rows] == []
    assert _counts() == first


def test_a_real_installation_gets_no_invented_officers() -> None:
    list(load_province(SYSTEM))
    assert Unit.objects.exists()
    assert not Account.objects.exists()


@pytest.mark.usefixtures("demo")
def test_a_dry_run_tells_and_leaves_nothing() -> None:
    told = CliRunner().invoke(load, ["--dry-run"], catch_exceptions=False)
    assert "Vị trí công tác" in told.output
    assert not any(_counts())


@pytest.mark.usefixtures("staffed_province")
def test_about_fifteen_hundred_officers_hold_one_post_each() -> None:
    assert 1400 <= Officer.objects.count() <= 1600
    assert Appointment.objects.count() == Officer.objects.count() == Post.objects.count()
    assert not Post.objects.filter(appointments__isnull=True).exists()


@pytest.mark.usefixtures("staffed_province")
def test_everyone_shown_at_the_start_can_sign_in() -> None:
    assert authenticate(username="quantri", password=DEMO_PASSWORD) is not None
    hashes = set(Account.objects.values_list("password", flat=True))
    assert len(hashes) == 1
    shown = {account.username for account in DEMO_ACCOUNTS}
    assert set(Account.objects.filter(username__in=shown).values_list("username", flat=True)) == shown


@pytest.mark.usefixtures("staffed_province")
def test_the_shown_accounts_hold_the_posts_they_are_said_to_hold() -> None:
    committee = agencies_as_of(_TODAY).get(name="Ủy ban nhân dân phường Đông Hà").agency_id
    chair = posts_of(committee, "chu-tich", _TODAY)[0]
    assert holders_of([chair.pk], _TODAY)[chair.pk].name == "Phan Thanh Hải"


@pytest.mark.usefixtures("staffed_province")
@pytest.mark.parametrize(
    ("username", "right", "reaches", "not_reached"),
    [
        ("hotich.dongha", "cases.process", "phường Đông Hà", "phường Nam Đông Hà"),
        ("tiepnhan.dongha", "cases.receive", "phường Đông Hà", "xã Khe Sanh"),
        ("chutich.dongha", "cases.approve", "phường Đông Hà", "xã Cam Lộ"),
    ],
)
def test_rights_reach_the_own_committee_and_no_other(
    username: str, right: str, reaches: str, not_reached: str
) -> None:
    actor = actor_for(Account.objects.get(username=username), _TODAY)
    agencies = {
        state.name.removeprefix("Ủy ban nhân dân "): state.agency_id for state in agencies_as_of(_TODAY)
    }
    assert actor.holds(right, agencies[reaches])
    assert not actor.holds(right, agencies[not_reached])
    assert not actor.scope(right).everywhere


@pytest.mark.usefixtures("staffed_province")
def test_the_leader_of_the_province_reaches_every_commune() -> None:
    actor = actor_for(Account.objects.get(username="lanhdao.tinh"), _TODAY)
    committees = agencies_as_of(_TODAY).filter(kind="ubnd", level=2).values_list("agency_id", flat=True)
    assert all(actor.holds("cases.read", agency) for agency in committees)


@pytest.mark.usefixtures("staffed_province")
def test_a_deputy_acts_for_the_head_by_delegation() -> None:
    committee = agencies_as_of(_TODAY).get(name="Ủy ban nhân dân phường Đông Hà").agency_id
    chair, deputy = posts_of(committee, "chu-tich", _TODAY)[0], posts_of(committee, "pho-chu-tich", _TODAY)[0]
    account = Account.objects.get(pk=holders_of([deputy.pk], _TODAY)[deputy.pk].account_id)
    assert actor_for(account, _TODAY).acting_for == {chair.pk: "KT."}
