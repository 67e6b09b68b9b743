"""The work list as a page: who sees what, filters in the address, assigning many at once."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.support.commune import make_citizen
from tests.support.office import MONDAY, Office, account_of, make_office, one_for, page, post_of, signed_in

from hienluong.shared.work.models import ItemState, WorkItem
from hienluong.shared.work.public import Line, Matter, finish, hold, register_subject, work_list


@pytest.fixture(autouse=True)
def _tasks_are_told() -> None:
    register_subject(
        "task", lambda ids: {id_: Line(f"CV-{id_}", "về một việc", f"/cv/{id_}/") for id_ in ids}
    )


@pytest.mark.parametrize("address", ["/viec/", "/viec/?xem=don-vi", "/viec/phan-cong/?viec=1"])
def test_nobody_is_led_to_sign_in_and_a_citizen_is_refused(office: Office, address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code in {302, 401}
    citizen = Client()
    citizen.force_login(account_of(make_citizen()))
    assert citizen.get(address).status_code == 403


def test_an_officer_sees_their_own_work_and_not_a_colleagues(office: Office) -> None:
    one_for(office.son, 1)
    assert "CV-1" in page(office.son)
    assert "CV-1" not in page(office.hoa)


def test_whoever_reads_the_agencys_work_sees_who_holds_it(office: Office) -> None:
    one_for(office.son, 1)
    shown = page(office.head, "/viec/?xem=don-vi")
    assert "CV-1" in shown
    assert "Lê Văn Sơn – " in shown


def test_another_offices_head_does_not_see_it(office: Office) -> None:
    other = make_office("Cam Lộ", "H50.40")
    one_for(office.son, 1)
    assert "CV-1" not in page(other.chair, "/viec/?xem=don-vi")


def test_only_who_may_assign_is_offered_boxes_to_tick(office: Office) -> None:
    one_for(office.son, 1)
    assert 'name="viec"' in page(office.head, "/viec/?xem=don-vi")
    assert 'name="viec"' not in page(office.hoa, "/viec/?xem=don-vi")


def test_late_and_pressing_work_is_found_by_the_filter_which_says_how_much_there_is(office: Office) -> None:
    one_for(office.son, 1, due_at=MONDAY - timedelta(days=1))
    one_for(office.son, 2, due_at=MONDAY + timedelta(hours=2))
    one_for(office.son, 3, due_at=MONDAY + timedelta(days=20))
    late, pressing = page(office.son, "/viec/?han=qua-han"), page(office.son, "/viec/?han=sap-den-han")
    assert ("CV-1" in late, "CV-2" in late, "CV-3" in late) == (True, False, False)
    assert ("CV-1" in pressing, "CV-2" in pressing, "CV-3" in pressing) == (False, True, False)
    assert "Quá hạn (1)" in late
    assert "Sắp đến hạn (1)" in late


def test_the_next_page_keeps_the_filter(office: Office) -> None:
    for number in range(60):
        one_for(office.son, number, due_at=MONDAY - timedelta(minutes=number))
    shown = page(office.son, "/viec/?han=qua-han")
    assert "han=qua-han&amp;sau=" in shown


@pytest.mark.parametrize(
    "query", ["sau=hôm-nay&id=1", "sau=2026-13-45T00:00&id=x", "nguoi=²", "han=khac", "xem=khac", "id=9" * 9]
)
def test_an_address_typed_wrong_shows_the_list_from_its_beginning(office: Office, query: str) -> None:
    one_for(office.son, 1)
    assert "CV-1" in page(office.son, f"/viec/?{query}")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/viec/", "Không có việc nào đang chờ."),
        ("/viec/?han=qua-han", "Không có việc nào khớp với bộ lọc."),
        ("/viec/?xem=tam-dung", "Không có việc nào đang tạm dừng."),
        ("/viec/?xem=da-xong", "Chưa có việc nào được xử lý xong."),
    ],
)
def test_an_empty_list_says_so(office: Office, address: str, words: str) -> None:
    assert words in page(office.son, address)


def test_held_and_finished_work_have_their_tabs(office: Office) -> None:
    one_for(office.son, 1)
    hold(Matter("task", 1))
    finish(office.son, one_for(office.son, 2))
    assert "CV-1" in page(office.son, "/viec/?xem=tam-dung")
    assert "CV-2" in page(office.son, "/viec/?xem=da-xong")


def test_the_page_costs_the_same_for_one_item_and_for_many(
    office: Office, django_assert_max_num_queries: object
) -> None:
    client = signed_in(office.son)
    for number in range(40):
        one_for(office.son, number)
    client.get("/viec/")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get("/viec/")


def test_the_choice_of_a_person_shows_how_much_waits_for_each(office: Office) -> None:
    item = one_for(office.son, 1)
    shown = page(office.head, f"/viec/phan-cong/?viec={item.pk}")
    assert "Phan Thị Hoa – " in shown
    assert "0 việc đang chờ" in shown


def test_several_items_go_over_with_one_post_and_each_answers_for_itself(office: Office) -> None:
    first, second, third = (one_for(office.son, number) for number in (1, 2, 3))
    client, to = signed_in(office.head), post_of(office.hoa).pk
    finish(office.son, third)
    sent = {"viec": [first.pk, second.pk, third.pk], "vi-tri": to, "loi-dan": "Sơn nghỉ phép"}
    answer = client.post("/viec/phan-cong/", sent, follow=True)
    assert "Đã giao 2 việc cho Phan Thị Hoa" in answer.content.decode()
    assert {item.note for item in work_list(office.hoa).items} == {"Sơn nghỉ phép"}


def test_who_cannot_finish_the_work_is_named_as_the_reason(office: Office) -> None:
    item = one_for(office.son, 1)
    sent = {"viec": [item.pk], "vi-tri": post_of(office.reception).pk}
    answer = signed_in(office.chair).post("/viec/phan-cong/", sent, follow=True)
    assert "Chưa giao được CV-1: Vị trí được chọn không thể nhận việc này." in answer.content.decode()


def test_without_a_person_the_page_asks_again_and_keeps_what_was_ticked(office: Office) -> None:
    item = one_for(office.son, 1)
    answer = signed_in(office.head).post("/viec/phan-cong/", {"viec": [item.pk], "loi-dan": "Gấp"})
    assert answer.status_code == 422
    assert "Chọn người nhận việc." in answer.content.decode()
    assert "Gấp" in answer.content.decode()


@pytest.mark.parametrize("sent", ["", "viec=0", "viec=x&viec=²&viec=99999999999999999999"])
def test_without_items_the_page_leads_back_to_the_list(office: Office, sent: str) -> None:
    assert "Chưa chọn việc nào" in page(office.head, f"/viec/phan-cong/?{sent}")


def test_the_ladder_of_the_assigning_page(office: Office) -> None:
    other = make_office("Cam Lộ", "H50.40")
    item, to = one_for(office.son, 1), post_of(office.hoa).pk
    sent = {"viec": [item.pk], "vi-tri": to}
    assert signed_in(office.son).post("/viec/phan-cong/", sent).status_code == 403
    assert signed_in(other.head).post("/viec/phan-cong/", sent).status_code == 200
    assert WorkItem.objects.get(pk=item.pk).post_id == post_of(office.son).pk
    assert signed_in(office.head).post("/viec/phan-cong/", sent).status_code == 302
    assert WorkItem.objects.get(pk=item.pk).post_id == to
    assert WorkItem.objects.get(pk=item.pk).state == ItemState.OPEN
