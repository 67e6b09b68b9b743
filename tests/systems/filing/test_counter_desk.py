"""Where the counter begins."""

from django.test import Client
from tests.support.commune import Commune, filing
from tests.systems.filing.conftest import browser

from hienluong.kernel.access.public import actor_for
from hienluong.kernel.people.public import Account
from hienluong.systems.cases.public import submit
from hienluong.systems.filing.pages.counter_desk import own_centres


def test_the_counter_finds_a_procedure_by_everyday_words(commune: Commune) -> None:
    page = browser(commune.reception).get("/quay/?q=lam giay khai sinh cho con").content.decode()
    assert 'href="/quay/nop-ho-so/1.001193/"' in page


def test_what_was_filed_here_lately_is_one_press_away(commune: Commune) -> None:
    desk = browser(commune.reception)
    assert "/quay/nop-ho-so/" not in desk.get("/quay/").content.decode()
    submit(commune.reception, filing(commune))
    submit(commune.reception, filing(commune))
    assert desk.get("/quay/").content.decode().count("/quay/nop-ho-so/") == 1


def test_words_that_name_nothing_are_told_so(commune: Commune) -> None:
    page = browser(commune.reception).get("/quay/?q=zzzzqqqq").content.decode()
    assert "Chưa tìm thấy thủ tục nào" in page


def test_the_counter_is_for_those_who_may_assist(commune: Commune) -> None:
    assert Client().get("/quay/").status_code == 302
    assert browser(commune.citizen).get("/quay/").status_code == 403
    assert browser(commune.civil_status).get("/quay/").status_code == 403
    assert browser(commune.reception).get("/quay/").status_code == 200


def test_an_officer_of_one_site_is_offered_that_site_alone(staffed_province: None) -> None:
    """The right of the provincial centre reaches both its sites."""
    officer = actor_for(Account.objects.get(username="tiepnhan.tinh"))
    assert [name for _key, name in own_centres(officer)] == [
        "Trung tâm Phục vụ hành chính công tỉnh, cơ sở Đồng Hới"
    ]
