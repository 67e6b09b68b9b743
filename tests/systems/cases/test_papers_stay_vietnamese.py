"""Papers are Vietnamese by law, whatever language their printer reads."""

from datetime import date

import pytest
from django.test import Client
from django.utils.translation import override
from tests.support.commune import Commune, filing

from hienluong.kernel.people.public import Account
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.actions.submit import submit
from hienluong.systems.cases.models import Case, SupplementRequest
from hienluong.systems.cases.queries.traces import Period, cases_registered, control_sheet, register_of


@pytest.fixture
def case(commune: Commune) -> Case:
    found = submit(commune.citizen, filing(commune))
    return receive(commune.reception, ReceiveCase(found.pk))


def test_the_control_sheet_and_the_book_do_not_follow_the_reader(commune: Commune, case: Case) -> None:
    period = Period(date(2026, 11, 23), date(2026, 11, 23))
    cases = cases_registered(commune.reception, commune.centre.pk, period)
    with override("en"):
        sheet, book = control_sheet(case), register_of(commune.centre.pk, period, cases)
    assert (sheet.rows[0].giver, sheet.rows[0].outcome) == ("Người nộp hồ sơ", "Đúng hạn")
    assert book.rows[0].way == "Nhận bản điện tử"


def test_what_an_english_reader_asks_for_is_asked_in_vietnamese(commune: Commune, case: Case) -> None:
    client = Client()
    client.force_login(Account.objects.get(pk=commune.civil_status.account_id))
    client.cookies["django_language"] = "en"
    asked = {"paper": "", "what": "Ảnh", "reason": "Thiếu ảnh"}
    client.post(f"/ho-so/{case.code}/request_supplement/", asked)
    assert SupplementRequest.objects.get().items[0]["paper"] == "Nội dung khác"
