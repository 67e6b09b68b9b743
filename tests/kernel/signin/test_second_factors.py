"""Officers add, use and remove second factors; on a real system they need one."""

import re
import time
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from hienluong.kernel.journal.models import Entry
from hienluong.kernel.people.public import Account

from .conftest import PASSWORD, code_at, is_in

pytestmark = pytest.mark.django_db
Enter = Callable[..., Client]
SAFETY = "/tai-khoan/bao-mat/"


@pytest.fixture
def desk(officer: Account, enter: Enter) -> Client:
    """An officer at work who has just typed the password again."""
    browser = enter()
    browser.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
    return browser


def turn_on_codes(browser: Client) -> str:
    page = browser.get(f"{SAFETY}ung-dung/").content.decode()
    seed = browser.session["mfa.totp.secret"]
    assert "data:image/svg+xml" in page
    code = format_hotp_value(hotp_value(seed, int(time.time()) // 30))
    answer = browser.post(f"{SAFETY}ung-dung/", {"code": code})
    assert answer["Location"] == f"{SAFETY}ma-du-phong/"
    return seed


def test_adding_a_factor_asks_for_the_password_again(officer: Account, enter: Enter) -> None:
    answer = enter().get(f"{SAFETY}ung-dung/")
    assert answer["Location"].startswith("/tai-khoan/xac-nhan/")


@pytest.mark.django_db(transaction=True)
def test_an_app_is_turned_on_and_recovery_codes_are_shown_once(desk: Client) -> None:
    turn_on_codes(desk)
    shown = re.findall(r'class="code">(\d{8})<', desk.get(f"{SAFETY}ma-du-phong/").content.decode())
    assert len(shown) == 10
    assert shown[0] not in desk.get(f"{SAFETY}ma-du-phong/").content.decode()
    assert Entry.objects.filter(verb="signin.factor_added", facts={"kind": "totp"}).count() == 1


def test_a_recovery_code_opens_the_door_once(desk: Client, enter: Enter) -> None:
    turn_on_codes(desk)
    (code, *_) = re.findall(r'class="code">(\d{8})<', desk.get(f"{SAFETY}ma-du-phong/").content.decode())
    first, second = enter(), enter()
    first.post("/dang-nhap/can-bo/buoc-2/", {"code": code})
    second.post("/dang-nhap/can-bo/buoc-2/", {"code": code})
    assert (is_in(first), is_in(second)) == (True, False)


def test_every_page_of_safety_is_drawn(desk: Client) -> None:
    turn_on_codes(desk)
    for page in ("", "mat-khau/", "ung-dung/tat/", "khoa/", "khoa/them/", "ma-du-phong/", "ma-du-phong/tao/"):
        answer = desk.get(f"{SAFETY}{page}")
        assert answer.status_code == 200, page
        assert "style=" not in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_on_a_real_system_an_officer_without_a_factor_reaches_only_the_page_to_add_one(
    desk: Client, settings: object
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    assert desk.get("/")["Location"] == SAFETY
    assert desk.get("/tai-khoan/")["Location"] == SAFETY
    assert desk.get("/api/v1/cases").status_code == 401
    assert desk.get(SAFETY).status_code == 200
    turn_on_codes(desk)
    assert desk.get("/tai-khoan/").status_code == 200


def test_a_session_opened_without_the_second_step_stays_shut_although_a_factor_exists(
    codes: Account, client: Client, settings: object
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client.force_login(codes)
    assert client.get("/tai-khoan/")["Location"] == SAFETY


def test_with_both_steps_all_is_open(codes: Account, enter: Enter, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    browser = enter()
    browser.post("/dang-nhap/can-bo/buoc-2/", {"code": code_at(time.time())})
    assert browser.get("/tai-khoan/").status_code == 200


def test_citizens_are_not_asked_for_it_here(citizen: Account, client: Client, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client.force_login(citizen)
    assert client.get("/tai-khoan/").status_code == 200


def test_the_last_factor_stays_on_a_real_system(desk: Client, settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    turn_on_codes(desk)
    assert "duy nhất" in desk.post(f"{SAFETY}ung-dung/tat/").content.decode()
    assert Authenticator.objects.filter(type="totp").exists()


def test_elsewhere_it_may_be_turned_off_and_that_is_written_down(desk: Client) -> None:
    turn_on_codes(desk)
    desk.post(f"{SAFETY}ung-dung/tat/")
    assert not Authenticator.objects.exists()
    assert Entry.objects.filter(verb="signin.factor_removed").exists()


def test_a_new_password_ends_the_other_sessions(desk: Client, enter: Enter) -> None:
    elsewhere = enter()
    new = "ben-hai-hien-luong-54"
    typed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert desk.post(f"{SAFETY}mat-khau/", typed)["Location"] == SAFETY
    assert desk.get("/tai-khoan/").status_code == 200
    assert elsewhere.get("/tai-khoan/").status_code == 302
    assert is_in(enter(new))


@pytest.mark.parametrize("new", ["ngan", "password1234", "123456789012"])
def test_a_weak_password_is_refused(desk: Client, new: str) -> None:
    answer = desk.post(f"{SAFETY}mat-khau/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer.status_code == 200
    assert "Lỗi:" in answer.content.decode()


@pytest.mark.parametrize("page", ["", "mat-khau/", "ung-dung/", "khoa/", "khoa/them/", "ma-du-phong/tao/"])
def test_these_pages_are_for_officers_alone(citizen: Account, client: Client, page: str) -> None:
    assert client.get(f"{SAFETY}{page}")["Location"].startswith("/dang-nhap/")
    client.force_login(citizen)
    assert client.get(f"{SAFETY}{page}").status_code == 403
