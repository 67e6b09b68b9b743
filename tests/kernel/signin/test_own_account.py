"""One's own account: seen and changed by its owner alone."""

import pytest
from django.test import Client

from hienluong.kernel.access.public import Actor, ActorKind, Scope
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.people.public import Account, Party, reveal_identifier
from hienluong.kernel.signin.devices import device_words
from hienluong.kernel.signin.models import OpenSession

from .conftest import BROWSER, is_in

pytestmark = pytest.mark.django_db
PAGES = ["/tai-khoan/", "/tai-khoan/lien-he/", "/tai-khoan/ai-da-xem/"]
ACTS = ["/tai-khoan/so-dinh-danh/", "/tai-khoan/phien/"]


@pytest.fixture
def own(citizen: Account) -> Client:
    browser = Client(**BROWSER)
    browser.force_login(citizen)
    return browser


@pytest.mark.parametrize("page", PAGES)
def test_nobody_is_led_to_the_doors_and_back(client: Client, page: str) -> None:
    assert client.get(page)["Location"] == f"/dang-nhap/?next={page.replace('/', '%2F')}"


@pytest.mark.parametrize("act", ACTS)
def test_nobody_does_nothing(client: Client, act: str) -> None:
    assert client.post(act).status_code == 401


@pytest.mark.parametrize("page", PAGES)
def test_a_citizen_sees_the_own_pages(own: Client, page: str) -> None:
    answer = own.get(page)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_an_officer_has_an_account_but_no_party(officer: Account, client: Client) -> None:
    client.force_login(officer)
    assert "Lê Thị An" in client.get("/tai-khoan/").content.decode()
    assert client.get("/tai-khoan/lien-he/").status_code == 403
    assert client.post("/tai-khoan/so-dinh-danh/").status_code == 403


def test_the_number_is_masked_until_it_is_asked_for_and_the_look_is_told(own: Client) -> None:
    assert "045079999917" not in own.get("/tai-khoan/").content.decode()
    assert "045079999917" in own.post("/tai-khoan/so-dinh-danh/").content.decode()
    assert "Xem đầy đủ số định danh" in own.get("/tai-khoan/ai-da-xem/").content.decode()
    assert own.get("/tai-khoan/so-dinh-danh/").status_code == 405


def test_a_look_by_an_officer_is_told(own: Client, party: Party) -> None:
    officer = Actor(kind=ActorKind.OFFICER, account_id=5, scopes={"people.reveal": Scope(everywhere=True)})
    reveal_identifier(officer, party, "print_receipt")
    assert "Xem đầy đủ số định danh" in own.get("/tai-khoan/ai-da-xem/").content.decode()


def test_contact_is_saved(own: Client, party: Party) -> None:
    typed = {"phone": "0912 345 678", "email": "ben@example.vn", "address": "Tổ 4, xã Hải Lăng"}
    assert own.post("/tai-khoan/lien-he/", typed)["Location"] == "/tai-khoan/"
    page = own.get("/tai-khoan/").content.decode()
    assert "0912345678" in page
    assert "Tổ 4, xã Hải Lăng" in page


@pytest.mark.parametrize("phone", ["x", "1" * 300, "<script>alert(1)</script>", "😀"])
def test_a_wrong_contact_keeps_what_was_typed(own: Client, phone: str) -> None:
    answer = own.post("/tai-khoan/lien-he/", {"phone": phone, "email": "ben@example.vn"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "ben@example.vn" in page
    assert "<script>alert" not in page


def test_other_sessions_end_and_this_one_stays(own: Client, citizen: Account) -> None:
    elsewhere = Client()
    elsewhere.force_login(citizen)
    assert "Chrome, Windows" in own.get("/tai-khoan/").content.decode() or OpenSession.objects.count() == 2
    own.post("/tai-khoan/phien/")
    assert is_in(own)
    assert elsewhere.get("/tai-khoan/").status_code == 302
    assert Entry.objects.get(verb="signin.sessions_ended").facts == {"count": 1}


def test_ending_sessions_touches_no_other_account(own: Client, officer: Account) -> None:
    other = Client()
    other.force_login(officer)
    own.post("/tai-khoan/phien/")
    assert other.get("/tai-khoan/").status_code == 200


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (BROWSER["HTTP_USER_AGENT"], "Chrome, Windows"),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36 EdgA/130",
            "Chrome, Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari, iPhone",
        ),
        ("curl/8", ""),
    ],
)
def test_a_device_is_named_in_words(agent: str, words: str) -> None:
    assert device_words(agent) == words
