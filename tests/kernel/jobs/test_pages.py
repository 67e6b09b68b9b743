"""The operator's page of dead letters, for the right eyes only."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.support.commune import make_agency, make_citizen, make_officer

from hienluong.kernel.access.public import Actor, PostRight, Reach
from hienluong.kernel.jobs.actions.spread import spread_events
from hienluong.kernel.jobs.models import Delivery, DeliveryState
from hienluong.kernel.organisation.public import AgencyKind, PostKind
from hienluong.kernel.people.public import Account

pytestmark = pytest.mark.django_db

PAGE = "/van-hanh/hop-thu-chet/"


@pytest.fixture
def letter(tell: Callable, taker: Callable) -> Delivery:
    taker("one")
    tell(1)
    spread_events()
    Delivery.objects.update(state=DeliveryState.DEAD, attempts=8, error="ValueError (take)")
    return Delivery.objects.get()


@pytest.fixture
def operator() -> Client:
    PostRight.objects.create(post_kind=PostKind.ADMINISTRATOR, right="jobs.replay", reach=Reach.PROVINCE)
    agency = make_agency("Trung tâm dữ liệu", AgencyKind.OTHER, "H50.99")
    return signed_in(make_officer("quantri", "Lê Văn Sơn", (agency, PostKind.ADMINISTRATOR)))


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def test_the_operator_sees_what_failed_and_tries_it_again(letter: Delivery, operator: Client) -> None:
    assert "ValueError (take)" in operator.get(PAGE).content.decode()
    assert operator.post(f"{PAGE}{letter.pk}/giao-lai/").status_code == 302
    letter.refresh_from_db()
    assert letter.state == DeliveryState.WAITING
    assert "ValueError" not in operator.get(PAGE).content.decode()


def test_dropping_asks_for_the_reason_first(letter: Delivery, operator: Client) -> None:
    address = f"{PAGE}{letter.pk}/bo/"
    assert operator.get(address).status_code == 200
    assert "Ghi lý do" in operator.post(address, {"reason": " "}).content.decode()
    assert operator.post(address, {"reason": "Trùng"}).status_code == 302
    letter.refresh_from_db()
    assert letter.state == DeliveryState.DROPPED


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}1/bo/"])
def test_the_page_is_closed_to_others(address: str) -> None:
    agency = make_agency("UBND phường Đông Hà", AgencyKind.COMMITTEE, "H50.31")
    assert Client().get(address).status_code == 302
    assert signed_in(make_citizen()).get(address).status_code == 403
    clerk = signed_in(make_officer("mai", "Hồ Thị Mai", (agency, PostKind.CLERK)))
    assert clerk.get(address).status_code == 403
    assert clerk.post(f"{PAGE}1/giao-lai/").status_code == 403


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40])
def test_a_senseless_place_in_the_list_breaks_nothing(operator: Client, before: str) -> None:
    assert operator.get(PAGE, {"truoc": before}).status_code == 200


def test_a_letter_that_is_not_there_is_not_found(operator: Client) -> None:
    assert operator.get(f"{PAGE}999/bo/").status_code == 404
