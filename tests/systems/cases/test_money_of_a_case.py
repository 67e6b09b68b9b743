"""Fees: asked, taken with a receipt, exempted, given back; the work waits only when it is told to."""

import pytest
from django.test import Client
from tests.support.commune import Commune, filing

from hienluong.base.errors import Invalid, NotAllowed
from hienluong.kernel.jobs.public import work_off
from hienluong.kernel.people.public import Account
from hienluong.shared.notices.models import Notice
from hienluong.shared.work.models import Clock
from hienluong.systems.cases.actions.ending import EndCase, stop, withdraw
from hienluong.systems.cases.actions.money import (
    AskPayment,
    Refund,
    TakePayment,
    ask_payment,
    exempt_fee,
    refund,
    take_payment,
)
from hienluong.systems.cases.actions.progress import MoveOn, forward
from hienluong.systems.cases.actions.receive import ReceiveCase, RefuseCase, receive, refuse
from hienluong.systems.cases.errors import ActNotPossible, NotYourTurn
from hienluong.systems.cases.models import Business, Case, Finance
from hienluong.systems.cases.public import submit
from hienluong.systems.cases.rules.national import national_status


@pytest.fixture
def received(commune: Commune) -> Case:
    return receive(commune.reception, ReceiveCase(submit(commune.citizen, filing(commune)).pk))


def page(commune: Commune, case: Case, who: str = "citizen") -> str:
    client = Client()
    client.force_login(Account.objects.get(pk=getattr(commune, who).account_id))
    path = f"/ho-so-cua-toi/{case.code}/" if who == "citizen" else f"/ho-so/{case.code}/"
    return client.get(path).content.decode()


def paid(commune: Commune) -> Case:
    case = submit(commune.citizen, filing(commune, fee=8000))
    return take_payment(commune.reception, TakePayment(case.pk, 8000, "cash", "BL-7"))


def test_a_financial_duty_stops_the_clock_until_it_is_paid(commune: Commune, received: Case) -> None:
    waiting = ask_payment(commune.civil_status, AskPayment(received.pk, 120_000, "Thông báo thuế 12"))
    assert (waiting.business, waiting.finance, waiting.fee) == (Business.FINANCE, Finance.DUE, 120_000)
    assert national_status(waiting.business, handed_on=True) == 6
    assert Clock.objects.get().paused_at is not None
    with pytest.raises(NotYourTurn):
        forward(commune.civil_status, MoveOn(received.pk))
    going_on = take_payment(commune.reception, TakePayment(received.pk, 120_000, "transfer", "GD-1"))
    assert (going_on.business, going_on.finance) == (Business.PROCESSING, Finance.PAID)
    assert Clock.objects.get().paused_at is None


def test_a_case_whose_fee_is_never_paid_can_be_stopped_and_owes_nothing(
    commune: Commune, received: Case
) -> None:
    ask_payment(commune.civil_status, AskPayment(received.pk, 50_000, "Mức thu"))
    stopped = stop(commune.civil_status, EndCase(received.pk, "Quá hạn nộp"))
    assert (stopped.business, stopped.finance) == (Business.STOPPED, Finance.NONE)


def test_an_exemption_lets_a_waiting_case_go_on(commune: Commune, received: Case) -> None:
    ask_payment(commune.civil_status, AskPayment(received.pk, 50_000, "Mức thu"))
    assert exempt_fee(commune.reception, received.pk, "Hộ nghèo").business == Business.PROCESSING


def test_the_party_is_told_what_to_pay_and_where(commune: Commune, received: Case) -> None:
    ask_payment(commune.civil_status, AskPayment(received.pk, 120_000, "Thông báo thuế 12"))
    work_off()
    assert Notice.objects.filter(template="case_payment").exists()
    text = page(commune, received)
    assert "120.000 đồng" in text
    assert received.receiving_name in text


@pytest.mark.parametrize(("amount", "basis"), [(0, "Mức thu"), (-5, "Mức thu"), (1000, " ")])
def test_a_duty_needs_a_sum_and_a_basis(commune: Commune, received: Case, amount: int, basis: str) -> None:
    with pytest.raises(Invalid):
        ask_payment(commune.civil_status, AskPayment(received.pk, amount, basis))


def test_what_was_paid_already_is_not_asked_again(commune: Commune) -> None:
    case = receive(commune.reception, ReceiveCase(paid(commune).pk))
    with pytest.raises(ActNotPossible):
        ask_payment(commune.civil_status, AskPayment(case.pk, 1000, "Mức thu"))
    assert Case.objects.get(pk=case.pk).business == Business.PROCESSING


@pytest.mark.parametrize(("way", "reference"), [("cash", ""), ("", "BL-1"), ("bitcoin", "BL-1")])
def test_money_is_taken_with_a_receipt_and_a_known_way(commune: Commune, way: str, reference: str) -> None:
    case = submit(commune.citizen, filing(commune, fee=8000))
    with pytest.raises(Invalid):
        take_payment(commune.reception, TakePayment(case.pk, 8000, way, reference))


def test_only_the_receiving_counter_takes_money(commune: Commune) -> None:
    case = submit(commune.citizen, filing(commune, fee=8000))
    for officer in (commune.civil_status, commune.chair, commune.citizen):
        with pytest.raises(NotAllowed):
            take_payment(officer, TakePayment(case.pk, 8000, "cash", "BL-1"))


def test_citizen_and_officer_see_the_receipt_of_what_was_paid(commune: Commune) -> None:
    case = paid(commune)
    for who in ("citizen", "reception"):
        assert "8.000 đồng, số BL-7" in page(commune, case, who)


def test_a_case_that_ends_without_a_result_owes_nothing_more(commune: Commune) -> None:
    refused = submit(commune.citizen, filing(commune, fee=8000))
    withdrawn = submit(commune.citizen, filing(commune, fee=8000))
    assert refuse(commune.reception, RefuseCase(refused.pk, "Sai nơi")).finance == Finance.NONE
    assert withdraw(commune.citizen, EndCase(withdrawn.pk, "")).finance == Finance.NONE


def test_what_was_paid_for_a_refused_case_is_given_back_once(commune: Commune) -> None:
    case = paid(commune)
    with pytest.raises(ActNotPossible):
        refund(commune.reception, Refund(case.pk, "PC-1", "Chưa kết thúc"))
    refuse(commune.reception, RefuseCase(case.pk, "Sai nơi nộp"))
    assert "Hoàn lệ phí" in page(commune, case, "reception")
    assert refund(commune.reception, Refund(case.pk, "PC-1", "Không tiếp nhận")).finance == Finance.REFUNDED
    assert sum(case.payments.values_list("amount", flat=True)) == 0
    with pytest.raises(ActNotPossible):
        refund(commune.reception, Refund(case.pk, "PC-2", "Lần nữa"))
    assert "Đã hoàn" in page(commune, case)
