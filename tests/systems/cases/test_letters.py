"""What letters and results say on paper."""

from io import BytesIO

from django.test import Client
from django.utils import translation
from pypdf import PdfReader
from tests.support.commune import Commune, filing, make_agency
from tests.systems.cases.test_results import drafted

from hienluong.kernel.organisation.public import AgencyKind, AgencyState
from hienluong.kernel.people.public import Account
from hienluong.shared.printing.public import letterhead_of
from hienluong.systems.cases.actions.ending import EndCase, stop
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.public import submit
from hienluong.systems.cases.queries.traces import control_sheet


def printed(commune: Commune, address: str) -> str:
    client = Client()
    client.force_login(Account.objects.get(pk=commune.civil_status.account_id))
    pages = PdfReader(BytesIO(client.get(address).content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_an_office_names_the_body_above_it_and_a_committee_itself_alone(commune: Commune) -> None:
    province = make_agency("UBND tỉnh Quảng Trị", AgencyKind.COMMITTEE, "H50", level=1)
    AgencyState.objects.filter(agency=commune.committee).update(parent=province)
    department = make_agency("Sở Tư pháp", AgencyKind.DEPARTMENT, "H50.20", level=1, parent=province)
    heads = {
        agency: letterhead_of(AgencyState.objects.get(agency=agency))["parent"]
        for agency in (commune.centre, commune.committee, department)
    }
    assert heads == {
        commune.centre: "UBND phường Đông Hà", commune.committee: "", department: "UBND tỉnh Quảng Trị",
    }  # fmt: skip


def test_a_result_carries_the_head_of_the_body_that_issues_it(commune: Commune) -> None:
    case = drafted(commune)
    assert "UBND PHƯỜNG ĐÔNG HÀ" in printed(commune, f"/ho-so/{case.code}/ket-qua.pdf")


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


def test_papers_are_vietnamese_whatever_language_the_officer_reads(commune: Commune) -> None:
    with translation.override("en"):
        case = stopped(commune, "")
        sheet = control_sheet(case)
    facts = case.letters.get(kind="stop").facts
    assert facts["settlement"] == "Không phát sinh"
    assert facts["authority"] == ["CÔNG CHỨC TƯ PHÁP - HỘ TỊCH"]
    assert sheet.rows[0].giver == "Người nộp hồ sơ"
