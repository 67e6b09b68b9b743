"""A refused act comes back with its own words alone, and every field of the page has a label of its own."""

import re
from collections import Counter

import pytest
from django.test import Client
from tests.support.commune import Commune, filing

from hienluong.kernel.people.public import Account
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.public import submit


@pytest.fixture
def received(commune: Commune) -> Case:
    return receive(commune.reception, ReceiveCase(submit(commune.citizen, filing(commune)).pk))


@pytest.fixture
def officer(commune: Commune) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=commune.civil_status.account_id))
    return client


def refused(officer: Client, case: Case, act: str, **sent: object) -> str:
    answer = officer.post(f"/ho-so/{case.code}/{act}/", sent)
    assert answer.status_code == 422
    return answer.content.decode()


def doubled(page: str) -> dict[str, int]:
    return {name: count for name, count in Counter(re.findall(r'\bid="([^"]+)"', page)).items() if count > 1}


def test_every_field_of_the_page_has_an_id_of_its_own(officer: Client, received: Case) -> None:
    assert doubled(officer.get(f"/ho-so/{received.code}/").content.decode()) == {}


@pytest.mark.parametrize("act", ["stop", "return_step", "ask_opinions"])
def test_the_summary_leads_to_the_field_of_the_refused_act(officer: Client, received: Case, act: str) -> None:
    page = refused(officer, received, act, note="", to="reception")
    assert doubled(page) == {}
    for link in re.findall(r'<li><a href="#([^"]+)"', page):
        assert f'id="{link}"' in page


def test_words_typed_for_one_act_do_not_stand_in_another(officer: Client, received: Case) -> None:
    page = refused(officer, received, "ask_payment", amount="", note="Thông báo số 7")
    assert page.count("Thông báo số 7") == 1


def test_a_refused_request_keeps_every_line(officer: Client, received: Case) -> None:
    sent = {"paper": ["Giấy chứng sinh", ""], "what": ["Ảnh mờ", "Thiếu tờ khai"], "reason": ""}
    page = refused(officer, received, "request_supplement", **sent)
    assert 'value="Ảnh mờ"' in page
    assert 'value="Thiếu tờ khai"' in page


def test_a_refused_draft_keeps_what_was_typed(officer: Client, received: Case) -> None:
    sent = {"title": "", "body": "Cấp cho ông An", "label": ["Họ tên"], "value": ["Nguyễn Văn An"]}
    page = refused(officer, received, "draft", **sent)
    assert "Cấp cho ông An" in page
    assert 'value="Nguyễn Văn An"' in page
