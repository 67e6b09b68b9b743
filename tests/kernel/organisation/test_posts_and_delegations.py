"""Who holds a post and who acts for it (NĐ 30/2020/NĐ-CP, điều 13)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hienluong.base.errors import Invalid, NotAllowed, SignInNeeded
from hienluong.kernel.access.public import NOBODY, SYSTEM, Actor, actor_for
from hienluong.kernel.jobs.models import Event
from hienluong.kernel.organisation.public import (
    Appointment,
    Delegation,
    DelegationMode,
    Ending,
    NewAppointment,
    NewDelegation,
    NewPost,
    NoSuchPost,
    Post,
    PostHeld,
    PostKind,
    add_post,
    agencies_as_of,
    appoint,
    delegate,
    end_appointment,
    holder_of,
    posts_of,
    revoke_delegation,
)
from hienluong.kernel.organisation.rules import Seat, ensure_delegable, leads_back
from hienluong.kernel.people.public import Account

pytestmark = [pytest.mark.django_db]

_TODAY, _LATER, _END = date(2026, 11, 23), date(2027, 1, 1), date(2027, 6, 30)
_DECISION = "QĐ 2/QĐ-UBND"


def _committee() -> int:
    return agencies_as_of(_TODAY).get(name="Ủy ban nhân dân phường Đông Hà").agency_id


def _post(kind: str, position: int = 0) -> Post:
    return posts_of(_committee(), kind, _TODAY)[position]


def _account(username: str) -> Account:
    return Account.objects.get(username=username)


def _actor(username: str) -> Actor:
    return actor_for(_account(username), _TODAY)


@pytest.fixture
def vacant(staffed_province: None) -> Post:
    return add_post(SYSTEM, NewPost(_committee(), PostKind.SPECIALIST, "Chuyên viên tổng hợp", _TODAY))


def test_a_new_post_is_vacant_until_somebody_is_appointed(vacant: Post) -> None:
    assert holder_of(vacant.pk, _LATER) is None
    appoint(SYSTEM, NewAppointment(vacant.pk, _account("hotich.dongha").pk, _LATER, _DECISION))
    assert holder_of(vacant.pk, _TODAY) is None
    holder = holder_of(vacant.pk, _LATER)
    assert holder is not None
    assert holder.name == "Lê Quang Hiếu"


def test_a_post_has_one_holder_at_a_time(vacant: Post) -> None:
    appoint(SYSTEM, NewAppointment(vacant.pk, _account("quantri").pk, _LATER, _DECISION, last_day=_END))
    for first, last in ((_TODAY, None), (_TODAY, _LATER), (_END, None)):
        with pytest.raises(PostHeld):
            appoint(
                SYSTEM,
                NewAppointment(vacant.pk, _account("kiemtra.tinh").pk, first, _DECISION, last_day=last),
            )
    appoint(SYSTEM, NewAppointment(vacant.pk, _account("kiemtra.tinh").pk, date(2027, 7, 1), _DECISION))


def test_rights_end_with_the_appointment(vacant: Post) -> None:
    account = _account("kiemtra.tinh")
    appointment = appoint(SYSTEM, NewAppointment(vacant.pk, account.pk, _TODAY, _DECISION))
    assert actor_for(account, _LATER).holds("cases.process", _committee())
    end_appointment(SYSTEM, Ending(appointment.pk, _TODAY, _DECISION))
    assert not actor_for(account, _LATER).holds("cases.process", _committee())
    assert Event.objects.filter(name="organisation.appointment_changed").count() == 2


def test_an_appointment_cannot_end_before_it_began(vacant: Post) -> None:
    appointment = appoint(SYSTEM, NewAppointment(vacant.pk, _account("quantri").pk, _LATER, _DECISION))
    with pytest.raises(Invalid):
        end_appointment(SYSTEM, Ending(appointment.pk, _TODAY, _DECISION))


def test_nobody_is_appointed_to_a_post_that_is_not_there(staffed_province: None) -> None:
    with pytest.raises(NoSuchPost):
        appoint(SYSTEM, NewAppointment(0, _account("quantri").pk, _TODAY, _DECISION))
    with pytest.raises(NoSuchPost):
        end_appointment(SYSTEM, Ending(0, _TODAY, _DECISION))


@pytest.mark.parametrize("username", ["hotich.dongha", "chutich.dongha"])
def test_only_who_manages_the_organisation_appoints(vacant: Post, username: str) -> None:
    with pytest.raises(NotAllowed):
        appoint(_actor(username), NewAppointment(vacant.pk, _account(username).pk, _TODAY, _DECISION))
    assert not Appointment.objects.filter(post=vacant).exists()


def test_nobody_signed_in_appoints_nobody(vacant: Post) -> None:
    with pytest.raises(SignInNeeded):
        appoint(NOBODY, NewAppointment(vacant.pk, _account("quantri").pk, _TODAY, _DECISION))


def test_the_administrator_appoints(vacant: Post) -> None:
    assert appoint(_actor("quantri"), NewAppointment(vacant.pk, _account("quantri").pk, _TODAY, _DECISION)).pk


def _from_chair(
    mode: DelegationMode, receiver: Post, last: date | None = None, *rights: str
) -> NewDelegation:
    return NewDelegation(_post("chu-tich").pk, receiver.pk, mode, _TODAY, _DECISION, rights, last)


def test_a_head_delegates_from_the_own_post(staffed_province: None) -> None:
    second = _post("pho-chu-tich", 1)
    delegation = delegate(
        _actor("chutich.dongha"), _from_chair(DelegationMode.KT, second, None, "cases.approve")
    )
    deputy = Account.objects.get(appointments__post=second)
    assert actor_for(deputy, _LATER).acting_for[_post("chu-tich").pk] == "KT."
    revoke_delegation(_actor("chutich.dongha"), Ending(delegation.pk, _TODAY, _DECISION))
    assert _post("chu-tich").pk not in actor_for(deputy, _LATER).acting_for


def test_nobody_delegates_from_a_post_of_another(staffed_province: None) -> None:
    with pytest.raises(NotAllowed):
        delegate(_actor("hotich.dongha"), _from_chair(DelegationMode.KT, _post("pho-chu-tich", 1)))


def test_what_was_received_cannot_be_passed_on(staffed_province: None) -> None:
    deputy = Account.objects.get(appointments__post=_post("pho-chu-tich"))
    actor = actor_for(deputy, _TODAY)
    assert _post("chu-tich").pk in actor.posts
    with pytest.raises(NotAllowed):
        delegate(actor, _from_chair(DelegationMode.KT, _post("pho-chu-tich", 1)))


def test_another_cannot_revoke(staffed_province: None) -> None:
    given = Delegation.objects.filter(giver=_post("chu-tich")).get()
    with pytest.raises(NotAllowed):
        revoke_delegation(_actor("hotich.dongha"), Ending(given.pk, _TODAY, _DECISION))


_CHAIR, _DEPUTY = Seat("chu-tich", 1, 1), Seat("pho-chu-tich", 1, 1)
_CLERK, _STRANGER = Seat("van-thu", 2, 1), Seat("pho-chu-tich", 3, 3)


@pytest.mark.parametrize(
    ("mode", "giver", "receiver", "last"),
    [
        (DelegationMode.KT, _CHAIR, _DEPUTY, None),
        (DelegationMode.TL, _CHAIR, _CLERK, None),
        (DelegationMode.TUQ, _CHAIR, _STRANGER, _END),
        (DelegationMode.SUBSTITUTE, _CLERK, _DEPUTY, _END),
    ],
)
def test_delegations_that_the_decree_knows(
    mode: DelegationMode, giver: Seat, receiver: Seat, last: date | None
) -> None:
    ensure_delegable(mode, giver, receiver, last)


@pytest.mark.parametrize(
    ("mode", "giver", "receiver", "last", "field"),
    [
        (DelegationMode.KT, _CHAIR, _CLERK, None, "receiver"),
        (DelegationMode.KT, _CHAIR, _STRANGER, None, "receiver"),
        (DelegationMode.KT, _CLERK, _DEPUTY, None, "receiver"),
        (DelegationMode.TL, _CHAIR, _STRANGER, None, "receiver"),
        (DelegationMode.TUQ, _CHAIR, _STRANGER, None, "last_day"),
        (DelegationMode.SUBSTITUTE, _CLERK, _DEPUTY, None, "last_day"),
        (DelegationMode.SUBSTITUTE, _CLERK, _STRANGER, _END, "receiver"),
    ],
)
def test_delegations_that_it_does_not_know(
    mode: DelegationMode, giver: Seat, receiver: Seat, last: date | None, field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        ensure_delegable(mode, giver, receiver, last)
    assert set(refusal.value.fields) == {field}


@given(st.lists(st.integers(0, 8), min_size=1, max_size=8), st.integers(0, 8), st.integers(0, 8))
def test_a_tree_stays_a_tree_when_moves_that_lead_back_are_refused(
    choices: list[int], moved: int, target: int
) -> None:
    parents: dict[int, int | None] = {0: None}
    for node, choice in enumerate(choices, 1):
        parents[node] = choice % node
    if moved in parents and target in parents and not leads_back(moved, target, parents):
        parents[moved] = target
        at: int | None = moved
        for _ in range(len(parents) + 1):
            at = parents.get(at) if at is not None else None
        assert at is None
