"""Pages of the catalogue: public, without cookies, honest about gaps."""

import json
import re
from datetime import date, timedelta

import pytest
from django.test import Client

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM
from hienluong.systems.catalogue.actions.withdraw import WithdrawProcedure, withdraw_procedure
from hienluong.systems.catalogue.nav import ON_THE_HOME_PAGE
from hienluong.systems.catalogue.queries.search import groups, life_events

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]


def _text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_plain_summary_stands_before_the_official_text(client: Client) -> None:
    page = _text(client, "/thu-tuc/1.001193/")
    assert page.index("Giấy tờ cần nộp") < page.index("Nội dung công bố")
    assert "Trong ngày; nhận sau 15:00" in page
    assert "Miễn phí" in page


def test_the_page_sets_no_cookie_and_may_be_kept(client: Client) -> None:
    answer = client.get("/thu-tuc/1.001193/")
    assert not answer.cookies
    assert answer["X-House-Ready-Made"] == "catalogue"
    assert b"csrfmiddlewaretoken" not in answer.content


def test_a_localised_code_leads_to_the_same_procedure(client: Client) -> None:
    assert "Đăng ký khai sinh".lower() in _text(client, "/thu-tuc/1.001193.000.00.00.H50/").lower()


@pytest.mark.parametrize("code", ["1.999999", "abc", "1.00119"])
def test_an_unknown_code_is_a_page_that_says_what_to_do(client: Client, code: str) -> None:
    assert "Kiểm tra lại mã" in _text(client, f"/thu-tuc/{code}/", 404)


def test_what_is_not_published_is_said_to_be_so(client: Client) -> None:
    assert "chưa công bố" in _text(client, "/thu-tuc/2.001009/")


def test_a_paper_that_data_gives_is_not_to_be_handed_in(client: Client) -> None:
    assert "không phải nộp" in _text(client, "/thu-tuc/1.001193/")


def test_a_service_of_a_ministry_says_so_and_the_button_still_leads_on(client: Client) -> None:
    page = _text(client, "/thu-tuc/1.004222/")
    assert "Trên hệ thống của bộ, ngành" in page
    assert 'href="/nop-ho-so/1.004222/"' in page


def test_search_engines_read_a_government_service(client: Client) -> None:
    page = _text(client, "/thu-tuc/1.001193/")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found is not None
    facts = json.loads(found[1])
    assert (facts["@type"], facts["identifier"], facts["isAccessibleForFree"]) == (
        "GovernmentService",
        "1.001193",
        True,
    )


def test_a_day_that_is_no_day_is_refused_in_plain_words(client: Client) -> None:
    assert _text(client, "/thu-tuc/1.001193/?ngay=hom-qua", 422)


def test_an_abolished_procedure_is_shown_without_a_way_to_file(client: Client) -> None:
    yesterday = clock.today() - timedelta(days=1)
    withdraw_procedure(SYSTEM, WithdrawProcedure(code="1.001193", withdrawn_from=yesterday, decision="QĐ 1"))
    page = _text(client, "/thu-tuc/1.001193/")
    assert "đã được bãi bỏ" in page
    assert "/nop-ho-so/1.001193/" not in page
    assert "QĐ 1" in page


def test_an_old_day_shows_what_was_in_force_then(client: Client) -> None:
    withdraw_procedure(
        SYSTEM, WithdrawProcedure(code="1.001193", withdrawn_from=date(2026, 1, 1), decision="QĐ 1")
    )
    assert "Thủ tục đăng ký khai sinh" in _text(client, "/thu-tuc/1.001193/?ngay=2025-12-31")
    assert _text(client, "/thu-tuc/1.001193/?ngay=2026-01-01", 404)


def test_searching_works_without_scripts_and_asks_one_question_among_look_alikes(client: Client) -> None:
    page = _text(client, "/thu-tuc/?q=khai+sinh")
    assert "Khai sinh cho ai?" in page
    assert "/thu-tuc/1.001193/" in page


def test_what_the_province_does_not_do_is_refused_gently(client: Client) -> None:
    page = _text(client, "/thu-tuc/?q=ly+hôn")
    assert "Tòa án nhân dân" in page


def test_nothing_found_has_a_way_on(client: Client) -> None:
    assert "Xem theo việc và lĩnh vực" in _text(client, "/thu-tuc/?q=zzzz+qqqq")


@pytest.mark.parametrize(
    "query", ["q=%00", "q=%ED%A0%80", "q=khai+sinh&trang=abc", "q=khai+sinh&trang=99", "q=²"]
)
def test_odd_questions_break_no_page(client: Client, query: str) -> None:
    assert _text(client, f"/thu-tuc/?{query}")


def test_what_was_typed_is_never_markup(client: Client) -> None:
    assert "<b>x</b>" not in _text(client, "/thu-tuc/?q=<b>x</b>")


def test_an_old_place_is_told_with_the_commune_of_today(client: Client, units: None) -> None:
    page = _text(client, "/thu-tuc/?q=khai+sinh+ở+xã+Triệu+Đại")
    assert "Triệu Bình" in page
    assert "/thu-tuc/1.001193/" in page


def test_every_situation_and_group_opens(client: Client) -> None:
    for event in life_events():
        assert event.title in _text(client, f"/thu-tuc/viec/{event.key}/")
    for group in groups():
        assert _text(client, f"/thu-tuc/linh-vuc/{group.slug}/")
    assert _text(client, "/thu-tuc/")


@pytest.mark.parametrize("address", ["/thu-tuc/viec/khong-co/", "/thu-tuc/linh-vuc/khong-co/"])
def test_unknown_situations_and_groups_are_not_found(client: Client, address: str) -> None:
    assert _text(client, address, 404)


def test_the_situations_of_the_home_page_exist_in_the_data() -> None:
    assert {key for key, _, _ in ON_THE_HOME_PAGE} <= {event.key for event in life_events()}
