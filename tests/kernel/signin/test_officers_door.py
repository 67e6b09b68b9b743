"""Officers enter with a password and, where they have one, a second step; tries are limited; all is written down."""

import time
from collections.abc import Callable

import pytest
from django.test import Client

from hienluong.kernel.journal.models import Entry
from hienluong.kernel.people.public import Account
from hienluong.kernel.signin.models import OpenSession
from hienluong.kernel.signin.officers.secrets import unseal

from .conftest import PASSWORD, SEED, code_at, is_in

pytestmark = pytest.mark.django_db
Enter = Callable[..., Client]


def told(verb: str) -> list[Entry]:
    return list(Entry.objects.filter(verb=verb))


def test_the_right_password_opens_the_door_and_is_written_down(officer: Account, enter: Enter) -> None:
    browser = enter()
    assert is_in(browser)
    (entry,) = told("signin.signed_in")
    assert (entry.account, entry.facts) == (officer.pk, {"way": "password"})


def test_a_wrong_password_says_so_and_nothing_more(officer: Account, enter: Enter) -> None:
    wrong, unknown = enter("sai-mat-khau"), enter("sai-mat-khau", "khong-co")
    assert not is_in(wrong)
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in wrong.answer.content.decode()
    sentence = "Tên đăng nhập hoặc mật khẩu không đúng"
    assert (sentence in wrong.answer.content.decode()) == (sentence in unknown.answer.content.decode())


def test_a_refused_name_is_kept_only_when_it_is_an_account(officer: Account, enter: Enter) -> None:
    enter("x")
    enter("x", username="mat-khau-go-nham-cho")
    assert [entry.subject_id for entry in told("signin.refused")] == [str(officer.pk), "unknown"]
    assert "nham" not in str(list(Entry.objects.values()))


def test_five_wrong_passwords_lock_the_door_even_for_the_right_one(officer: Account, enter: Enter) -> None:
    for _ in range(5):
        enter("sai")
    browser = enter()
    assert not is_in(browser)
    assert "tạm khóa 5 phút" in browser.answer.content.decode()
    assert [entry.facts["step"] for entry in told("signin.refused")] == ["password"] * 5 + ["locked"]


def test_right_passwords_in_between_do_not_unlock_guessing(officer: Account, enter: Enter) -> None:
    for _ in range(4):
        enter("sai")
    assert is_in(enter())
    enter("sai")
    assert not is_in(enter())


def test_citizens_and_closed_accounts_do_not_enter_here(
    officer: Account, citizen: Account, enter: Enter
) -> None:
    citizen.set_password(PASSWORD)
    citizen.save()
    assert not is_in(enter(username=citizen.username))
    officer.is_active = False
    officer.save()
    assert not is_in(enter())


def test_the_session_gets_a_new_key_at_the_door(officer: Account) -> None:
    browser = Client()
    browser.get("/dang-nhap/can-bo/")
    session = browser.session
    session["planted"] = "1"
    session.save()
    before = session.session_key
    browser.post("/dang-nhap/can-bo/", {"login": officer.username, "password": PASSWORD})
    assert is_in(browser)
    assert browser.session.session_key != before


def test_with_an_app_the_password_alone_opens_nothing(codes: Account, enter: Enter) -> None:
    browser = enter()
    assert browser.answer["Location"] == "/dang-nhap/can-bo/buoc-2/"
    assert not is_in(browser)
    answer = browser.post("/dang-nhap/can-bo/buoc-2/", {"code": code_at(time.time())})
    assert answer.status_code == 302
    assert is_in(browser)
    assert OpenSession.objects.get().way == "two_factors"


@pytest.mark.parametrize(("seconds", "enters"), [(-30, True), (30, True), (-95, False), (95, False)])
def test_a_clock_may_drift_by_half_a_minute(codes: Account, enter: Enter, seconds: int, enters: bool) -> None:  # noqa: FBT001
    browser = enter()
    browser.post("/dang-nhap/can-bo/buoc-2/", {"code": code_at(time.time() + seconds)})
    assert is_in(browser) is enters


def test_a_code_counts_once_for_as_long_as_it_is_valid(
    codes: Account, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = time.time() // 30 * 30 + 1
    code = code_at(began)
    monkeypatch.setattr(time, "time", lambda: began)
    first = enter()
    first.post("/dang-nhap/can-bo/buoc-2/", {"code": code})
    assert is_in(first)
    monkeypatch.setattr(time, "time", lambda: began + 31)
    second = enter()
    answer = second.post("/dang-nhap/can-bo/buoc-2/", {"code": code})
    assert not is_in(second)
    assert "đã dùng" in answer.content.decode()


def test_guessing_codes_locks_too_and_is_written_down(codes: Account, enter: Enter) -> None:
    browser = enter()
    for _ in range(6):
        answer = browser.post("/dang-nhap/can-bo/buoc-2/", {"code": "000000"})
    assert "tạm khóa" in answer.content.decode()
    assert {entry.facts["step"] for entry in told("signin.refused")} == {"second_factor"}


def test_the_seed_is_encrypted_at_rest(codes: Account) -> None:
    stored = codes.authenticator_set.get().data["secret"]
    assert SEED not in stored
    assert unseal(stored) == SEED


@pytest.mark.parametrize(
    "evil",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:evil.example",
        " //e.vn",
    ],
)
def test_after_signing_in_nobody_is_led_to_another_site(officer: Account, enter: Enter, evil: str) -> None:
    browser = enter(next=evil)
    assert browser.answer["Location"].startswith("/")
    assert not browser.answer["Location"].startswith(("//", "/\\"))


def test_after_signing_in_the_asked_page_opens(officer: Account, enter: Enter) -> None:
    assert enter(next="/tai-khoan/?a=1").answer["Location"] == "/tai-khoan/?a=1"


def test_an_officers_session_ends_with_the_browser_and_with_the_working_day(
    officer: Account, enter: Enter
) -> None:
    session = enter().session
    assert session.get_expire_at_browser_close()
    assert session.get_expiry_age() <= 8 * 3600


def test_signing_out_ends_the_session_and_is_written_down(officer: Account, enter: Enter) -> None:
    browser = enter()
    assert browser.get("/dang-xuat/").status_code == 200
    assert is_in(browser)
    assert browser.post("/dang-xuat/")["Location"] == "/dang-xuat/xong/"
    assert not is_in(browser)
    assert told("signin.signed_out")
    assert not OpenSession.objects.exists()


def test_nobody_signs_up_by_themselves(client: Client) -> None:
    from allauth.account.adapter import get_adapter

    assert not get_adapter().is_open_for_signup(None)
    assert client.get("/dang-ky/").status_code == 404
