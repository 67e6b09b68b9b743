"""The pages of exchange: who may see them, and what an operator does there."""

import pytest
from django.test import Client
from tests.support.commune import make_agency, make_officer
from tests.systems.documents.conftest import browser
from tests.systems.exchange.conftest import Loop

from hienluong.base.fresh import forget_all
from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.organisation.public import AgencyKind, PostKind
from hienluong.systems.exchange import urls
from hienluong.systems.exchange.models import Message, MessageState, Permit

pytestmark = pytest.mark.django_db(transaction=True)

LOOKS = ("overview", "electronic", "messages", "message")
ACTS = ("replay", "drop")


@pytest.fixture
def dead(loop: Loop) -> Message:
    Permit.objects.all().delete()
    loop.issued()
    loop.travel()
    return Message.objects.get(state=MessageState.DEAD)


@pytest.fixture
def keeper(loop: Loop) -> Client:
    PostRight.objects.create(post_kind=PostKind.ADMINISTRATOR, right="exchange.manage", reach=Reach.PROVINCE)
    office = make_agency("Trung tâm điều hành", AgencyKind.DEPARTMENT, "H50.99", abbreviation="TT")
    forget_all()
    return browser(make_officer("quantri.thu", "Võ Văn Giữ", (office, PostKind.ADMINISTRATOR)))


def address(name: str, number: int) -> str:
    route = next(each for each in urls.urlpatterns if each.name == name).pattern
    return "/" + str(route).replace("<int:number>", str(number))


def test_every_address_is_in_the_ladder() -> None:
    assert {each.name for each in urls.urlpatterns} == {*LOOKS, *ACTS}


@pytest.mark.parametrize("name", LOOKS)
def test_only_who_keeps_exchange_looks_at_it(loop: Loop, dead: Message, keeper: Client, name: str) -> None:
    path = address(name, dead.pk)
    assert Client().get(path).status_code == 302
    for stranger in (loop.science.clerk, loop.science.director, loop.world.citizen):
        assert browser(stranger).get(path).status_code == 403
    assert keeper.get(path).status_code == 200


@pytest.mark.parametrize("name", ACTS)
def test_only_who_keeps_exchange_acts(loop: Loop, dead: Message, keeper: Client, name: str) -> None:
    path = address(name, dead.pk)
    assert browser(loop.science.clerk).post(path, {"reason": "x"}).status_code == 403
    dead.refresh_from_db()
    assert dead.state == MessageState.DEAD
    assert keeper.post(path, {"reason": "Đã gửi bản giấy"}).status_code == 302
    dead.refresh_from_db()
    assert dead.state == MessageState.BURIED


def test_dropping_without_a_reason_says_so_beside_the_field(dead: Message, keeper: Client) -> None:
    answer = keeper.post(address("drop", dead.pk), {"reason": ""})
    assert (answer.status_code, "Ghi lý do bỏ gói tin." in answer.content.decode()) == (422, True)


def test_the_overview_says_in_words_who_cannot_receive_and_since_when(loop: Loop, keeper: Client) -> None:
    loop.gateway.stop()
    loop.issued()
    loop.travel()
    assert "không nhận được từ" in keeper.get(address("overview", 0)).content.decode()


def test_the_share_sent_electronically_opens_its_rows(loop: Loop, keeper: Client) -> None:
    from hienluong.systems.documents.models import Way
    from hienluong.systems.documents.values import ReceiverIn

    loop.issued()
    loop.science.issued(receivers=[ReceiverIn(name="Ông A", way=Way.PAPER)])
    page = keeper.get(address("electronic", 0)).content.decode()
    assert "50,0 %" in page
    opened = keeper.get(f"{address('electronic', 0)}?co-quan={loop.science.agency.pk}").content.decode()
    assert "Văn bản gửi giấy" in opened


@pytest.mark.parametrize(
    "query", ["?sau=x", "?sau=" + "9" * 30, "?trang-thai=x", "?he-thong=%00", "?van-ban=" + "x" * 900]
)
def test_strange_questions_are_answered(keeper: Client, query: str) -> None:
    assert keeper.get(address("messages", 0) + query).status_code == 200


@pytest.mark.parametrize("query", ["?nam=99999", "?nam=x", "?co-quan=x", "?co-quan=" + "9" * 30])
def test_strange_years_are_answered(keeper: Client, query: str) -> None:
    assert keeper.get(address("electronic", 0) + query).status_code == 200
