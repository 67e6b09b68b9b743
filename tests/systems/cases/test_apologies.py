"""A case will be late: the officer asks, the head apologises and promises a later day, or does not agree."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from tests.support.commune import Commune, filing

from hienluong.base import clock
from hienluong.base.errors import Conflict, Invalid, NotAllowed
from hienluong.kernel.access.public import Actor
from hienluong.kernel.people.public import Account
from hienluong.shared.work.public import work_list
from hienluong.systems.cases.actions.extend import Extend, extend
from hienluong.systems.cases.actions.propose_extension import propose_extension, refuse_extension
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.errors import NotYourTurn
from hienluong.systems.cases.models import Case, ExtensionProposal, Letter
from hienluong.systems.cases.public import submit

FRIDAY = datetime(2026, 11, 27, 10, 0, tzinfo=clock.ZONE)
WHY = "Chờ xác minh của cơ quan khác"


@pytest.fixture
def received(commune: Commune) -> Case:
    """Received on Monday at nine, due the same day at five."""
    case = submit(commune.citizen, filing(commune))
    return receive(commune.reception, ReceiveCase(case.pk))


def propose(commune: Commune, case: Case) -> ExtensionProposal:
    return propose_extension(commune.civil_status, Extend(case.pk, FRIDAY, WHY))


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def page(actor: Actor, case: Case) -> str:
    return client_of(actor).get(f"/ho-so/{case.code}/").content.decode()


def test_a_proposal_waits_on_the_signers_list_and_the_officer_keeps_the_case(
    commune: Commune, received: Case
) -> None:
    propose(commune, received)
    (item,) = work_list(commune.chair).items
    assert (item.why, item.note) == ("Đề nghị xin lỗi, hẹn lại ngày trả", WHY)
    assert [item.role for item in work_list(commune.civil_status).items] == ["lead"]
    assert Case.objects.get().due_at == received.due_at


def test_the_head_agrees_the_letter_is_issued_and_all_lists_show_the_new_day(
    commune: Commune, received: Case
) -> None:
    propose(commune, received)
    extend(commune.chair, Extend(received.pk, FRIDAY, WHY))
    assert Letter.objects.get(kind="apology").facts["reason"] == WHY
    assert ExtensionProposal.objects.get().agreed is True
    assert work_list(commune.chair).items == []
    assert [item.due_at for item in work_list(commune.civil_status).items] == [FRIDAY]
    case = Case.objects.get()
    assert (case.due_at, case.first_due_at) == (FRIDAY, received.first_due_at)


def test_the_head_does_not_agree_and_the_day_stays(commune: Commune, received: Case) -> None:
    propose(commune, received)
    refuse_extension(commune.chair, received.pk, "Làm xong trong ngày")
    assert ExtensionProposal.objects.get().agreed is False
    assert work_list(commune.chair).items == []
    assert Case.objects.get().due_at == received.due_at


def test_one_proposal_is_open_at_a_time(commune: Commune, received: Case) -> None:
    propose(commune, received)
    with pytest.raises(Conflict):
        propose(commune, received)
    refuse_extension(commune.chair, received.pk, "Làm xong trong ngày")
    assert propose(commune, received).answered_at is None


def test_only_who_has_the_case_may_ask_and_only_the_head_may_answer(commune: Commune, received: Case) -> None:
    with pytest.raises(NotYourTurn):
        propose_extension(commune.clerk, Extend(received.pk, FRIDAY, WHY))
    propose(commune, received)
    for other in (commune.civil_status, commune.clerk, commune.citizen):
        with pytest.raises(NotAllowed):
            refuse_extension(other, received.pk, "Không")
        with pytest.raises(NotAllowed):
            extend(other, Extend(received.pk, FRIDAY, WHY))


@pytest.mark.parametrize(
    ("due_at", "reason", "field"), [(FRIDAY, " ", "reason"), (FRIDAY - timedelta(days=5), WHY, "due_at")]
)
def test_a_proposal_needs_a_reason_and_a_later_day(
    commune: Commune, received: Case, due_at: datetime, reason: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        propose_extension(commune.civil_status, Extend(received.pk, due_at, reason))
    assert field in refused.value.fields


def test_the_act_is_offered_when_the_case_is_due_soon_or_late_and_not_before(
    commune: Commune, received: Case, monday: datetime
) -> None:
    words = "Đề nghị xin lỗi, hẹn lại ngày trả"
    assert words not in page(commune.civil_status, received)
    with clock.frozen(monday + timedelta(hours=7)):
        assert words in page(commune.civil_status, received)
        assert words not in page(commune.clerk, received)
    with clock.frozen(monday + timedelta(days=2)):
        assert words in page(commune.civil_status, received)


def test_the_page_carries_the_proposal_to_the_heads_form(commune: Commune, received: Case) -> None:
    address = f"/ho-so/{received.code}/propose_extension/"
    sent = {"day": "2026-11-27", "note": 'Chờ "xác minh" & đối chiếu'}
    assert client_of(commune.civil_status).post(address, sent).status_code == 302
    shown = page(commune.chair, received)
    assert 'value="2026-11-27"' in shown
    assert "&amp;quot;" not in shown
    assert "Không đồng ý hẹn lại" in shown


@pytest.mark.parametrize("day", ["", "2026-13-45", "mai"])
def test_a_day_nobody_can_read_comes_back_to_the_form(commune: Commune, received: Case, day: str) -> None:
    address = f"/ho-so/{received.code}/extend/"
    answer = client_of(commune.chair).post(address, {"day": day, "note": WHY})
    assert answer.status_code == 422
    assert "Ghi ngày hẹn trả mới." in answer.content.decode()


def test_after_an_act_that_ends_the_turn_the_next_case_is_opened(commune: Commune) -> None:
    first, second = (submit(commune.citizen, filing(commune)) for _ in range(2))
    answer = client_of(commune.reception).post(
        f"/ho-so/{first.code}/refuse/", {"note": "Không thuộc thẩm quyền"}
    )
    assert answer.headers["Location"] == f"/ho-so/{second.code}/"
    answer = client_of(commune.reception).post(
        f"/ho-so/{second.code}/refuse/", {"note": "Không thuộc thẩm quyền"}
    )
    assert answer.headers["Location"] == "/viec/"
