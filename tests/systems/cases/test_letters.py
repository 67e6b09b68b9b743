"""What letters and results say on paper."""

from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader
from tests.support.commune import Commune, filing, make_agency
from tests.systems.cases.test_results import drafted

from hienluong.kernel.organisation.public import AgencyKind, AgencyState
from hienluong.kernel.people.public import Account
from hienluong.systems.cases.actions.ending import EndCase, stop
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.public import submit


def printed(commune: Commune, address: str) -> str:
    client = Client()
    client.force_login(Account.objects.get(pk=commune.civil_status.account_id))
    pages = PdfReader(BytesIO(client.get(address).content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.fixture
def under_the_province(commune: Commune) -> Commune:
    province = make_agency("UBND tỉnh Quảng Trị", AgencyKind.COMMITTEE, "H50", level=1)
    AgencyState.objects.filter(agency=commune.committee).update(parent=province)
    return commune


def test_a_result_names_the_body_above_the_one_that_issues_it(under_the_province: Commune) -> None:
    case = drafted(under_the_province)
    text = printed(under_the_province, f"/ho-so/{case.code}/ket-qua.pdf")
    assert "UBND TỈNH QUẢNG TRỊ" in text
    assert "UBND PHƯỜNG ĐÔNG HÀ" in text


def stopped(commune: Commune, asked_by: str) -> Case:
    case = receive(commune.reception, ReceiveCase(submit(commune.citizen, filing(commune)).pk))
    return stop(commune.civil_status, EndCase(case.pk, "Có tranh chấp tại tòa", asked_by))


def test_a_stop_notice_tells_stage_money_and_who_asked(commune: Commune) -> None:
    case = stopped(commune, "Thông báo thụ lý số 12 của Tòa án")
    text = printed(commune, f"/ho-so/{case.code}/giay/{case.letters.get(kind='stop').pk}.pdf")
    for told in (
        "Có tranh chấp tại tòa",
        "Theo: Thông báo thụ lý số 12",
        "Giai đoạn đang giải quyết: ",
        "Không phát sinh",
    ):
        assert told in text


def test_a_stop_notice_leaves_out_what_nobody_said(commune: Commune) -> None:
    case = stopped(commune, "")
    text = printed(commune, f"/ho-so/{case.code}/giay/{case.letters.get(kind='stop').pk}.pdf")
    assert "Theo:" not in text
    assert "...." not in text.split("Lý do")[1].split("Ông/bà")[0]


def test_a_stop_notice_is_signed_in_the_officers_post(commune: Commune) -> None:
    case = stopped(commune, "")
    assert case.letters.get(kind="stop").facts["authority"]
