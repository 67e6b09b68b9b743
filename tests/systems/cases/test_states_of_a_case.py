"""The four state machines, and the national status derived from them."""

import pytest

from hienluong.systems.cases.errors import ActNotPossible
from hienluong.systems.cases.models import Business, Delivery, Finance, SyncState
from hienluong.systems.cases.rules.national import NATIONAL_WORDS, national_status
from hienluong.systems.cases.rules.states import (
    ENDED,
    after,
    after_delivery,
    after_finance,
    after_sync,
    allowed_acts,
)

MAIN_ROAD = ["receive", "forward", "submit_for_approval", "approve", "issue", "deliver"]


def walk(acts: list[str], state: str = Business.FILED) -> str:
    for act in acts:
        state = after(act, state)
    return state


def test_the_main_road_leads_from_filing_to_a_returned_result() -> None:
    assert walk(MAIN_ROAD) == Business.CLOSED


def test_a_supplement_leads_back_to_work() -> None:
    assert walk(["receive", "request_supplement", "answer_supplement"]) == Business.PROCESSING


def test_a_supplement_before_reception_leads_back_to_reception() -> None:
    assert walk(["request_supplement", "refile"]) == Business.FILED


@pytest.mark.parametrize("state", sorted(ENDED))
def test_nothing_happens_after_the_end(state: str) -> None:
    assert allowed_acts(state) == frozenset()


@pytest.mark.parametrize("state", [Business.APPROVED, Business.ISSUED, Business.CLOSED])
def test_a_signed_case_cannot_be_withdrawn(state: str) -> None:
    with pytest.raises(ActNotPossible):
        after("withdraw", state)


def test_a_result_is_not_issued_before_it_is_signed() -> None:
    with pytest.raises(ActNotPossible):
        walk(["receive", "submit_for_approval", "issue"])


def test_every_state_has_a_national_status() -> None:
    derived = {national_status(state, handed_on=True) for state in Business.values}
    derived |= {national_status(Business.PROCESSING, handed_on=False)}
    assert derived == set(NATIONAL_WORDS) == set(range(1, 11))


def test_a_fee_is_paid_once() -> None:
    assert after_finance("pay", Finance.DUE) == Finance.PAID
    with pytest.raises(ActNotPossible):
        after_finance("pay", Finance.PAID)


def test_a_failed_hand_over_can_be_tried_again() -> None:
    assert after_delivery("deliver", after_delivery("fail", Delivery.READY)) == Delivery.DELIVERED


def test_a_new_status_makes_a_confirmed_destination_wait_again() -> None:
    assert after_sync("change", SyncState.CONFIRMED) == SyncState.WAITING
