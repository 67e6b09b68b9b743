"""The officer files for somebody who came to the counter."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.support.commune import Commune, make_citizen
from tests.systems.filing.conftest import WITHOUT_FORM, browser
from tests.systems.filing.filled import FORMS, GENERAL, as_sent, complete

from hienluong.kernel.people.public import Account, Party
from hienluong.systems.cases.public import Case, Channel

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"
COMMUNE = "H5031"
"""Code of the commune of the test."""


def typed(procedure: str = "1.001193", **own: object) -> dict[str, Any]:
    """A complete page as a browser sends it."""
    form = FORMS.get(procedure, GENERAL)
    answers = complete(form) | {path.replace("__", "."): value for path, value in own.items()}
    sent: dict[str, Any] = {"place.commune": COMMUNE, "place.delivery": "in-person", "key": str(uuid4())}
    for field in form.fields.values():
        sent |= as_sent(field, field.path, answers.pop(field.path))
    here = {name: COMMUNE for name, value in sent.items() if value == "19333"}
    return sent | here | answers


def page(text: HttpResponse) -> str:
    return text.content.decode()


@pytest.fixture
def counter(commune: Commune) -> Client:
    return browser(commune.reception)


def test_a_walk_in_is_filed_accepted_and_gets_a_receipt(commune: Commune, counter: Client) -> None:
    answer = counter.post("/quay/nop-ho-so/1.001193/", typed())
    case = Case.objects.get()
    assert answer["Location"] == f"/quay/da-nop/{case.code}/"
    done = page(counter.get(answer["Location"]))
    assert case.code in done
    assert f"/ho-so/{case.code}/giay/{case.letters.get(kind='receipt').pk}.pdf" in done


def test_the_case_is_the_citizens_and_says_who_helped(commune: Commune, counter: Client) -> None:
    counter.post("/quay/nop-ho-so/1.001193/", typed())
    case = Case.objects.get()
    assert case.applicant.full_name == "Hồ Thị Kăn Ơi"
    assert case.applicant.identifier_tail == "1234"
    assert case.applicant.account is None
    assert case.assisted_by_id == commune.reception.account_id
    assert (case.channel, case.receiving_agency_id, case.deciding_agency_id) == (
        Channel.COUNTER,
        commune.centre.pk,
        commune.committee.pk,
    )
    assert case.received_at is not None


def test_the_same_page_sent_twice_is_one_case(commune: Commune, counter: Client) -> None:
    once = typed()
    first, second = (counter.post("/quay/nop-ho-so/1.001193/", once) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Case.objects.count() == 1


def test_the_same_person_stays_one_party(commune: Commune, counter: Client) -> None:
    before = Party.objects.count()
    for _ in range(2):
        counter.post("/quay/nop-ho-so/1.001193/", typed())
    assert Case.objects.count() == 2
    assert Party.objects.count() == before + 1


def test_an_error_keeps_all_that_was_typed_and_scanned(commune: Commune, counter: Client) -> None:
    scan = SimpleUploadedFile("giấy chứng sinh.pdf", PDF, "application/pdf")
    sent = typed(proof__kind="giay-chung-sinh", child__name="Nguyễn 2")
    answer = counter.post("/quay/nop-ho-so/1.001193/", sent | {"papers.giay-chung-sinh": scan})
    assert answer.status_code == 422
    text = page(answer)
    assert "<title>Lỗi:" in text
    assert "Có lỗi cần sửa" in text
    assert 'href="#f-child.name"' in text
    assert 'value="Nguyễn 2"' in text
    kept = text.split('name="kept.giay-chung-sinh" value="')[1].split('"')[0]
    again = counter.post(
        "/quay/nop-ho-so/1.001193/", sent | {"child.name": "Nguyễn Văn An", "kept.giay-chung-sinh": kept}
    )
    assert again.status_code == 302
    assert Case.objects.get().papers.get(code="giay-chung-sinh").stored_file is not None


def test_a_forged_mark_of_a_kept_file_is_worth_nothing(commune: Commune, counter: Client) -> None:
    sent = typed(proof__kind="giay-chung-sinh") | {"kept.giay-chung-sinh": "1:abc:def"}
    assert counter.post("/quay/nop-ho-so/1.001193/", sent).status_code == 422
    assert not Case.objects.exists()


def test_a_required_paper_is_scanned_or_seen(commune: Commune, counter: Client) -> None:
    sent = typed(proof__kind="giay-chung-sinh")
    assert "Giấy tờ này bắt buộc" in page(counter.post("/quay/nop-ho-so/1.001193/", sent))
    seen = counter.post("/quay/nop-ho-so/1.001193/", sent | {"kind.giay-chung-sinh": "0"})
    assert seen.status_code == 302
    assert Case.objects.get().papers.get(code="giay-chung-sinh").copy == "0"


def test_a_paper_that_data_stands_for_is_not_asked(commune: Commune, counter: Client) -> None:
    assert 'name="papers.can-cuoc"' not in page(counter.get("/quay/nop-ho-so/1.001193/"))
    counter.post("/quay/nop-ho-so/1.001193/", typed())
    assert Case.objects.get().papers.get(code="can-cuoc").satisfied_by == "CSDL quốc gia về dân cư"


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.pdf", b"MZ\x90\x00" * 50), ("x.exe", b"MZ\x90\x00"), ("x.pdf", b"%PDF-1.7" + b"0" * 10_500_000)],
)
def test_a_bad_file_is_refused_and_the_rest_kept(
    commune: Commune, counter: Client, name: str, content: bytes
) -> None:
    scan = SimpleUploadedFile(name, content, "application/pdf")
    sent = typed(proof__kind="giay-chung-sinh") | {"papers.giay-chung-sinh": scan}
    answer = counter.post("/quay/nop-ho-so/1.001193/", sent)
    assert answer.status_code == 422
    assert 'value="Hồ Thị Kăn Ơi"' in page(answer)
    assert not Case.objects.exists()


def test_markup_comes_back_as_text(commune: Commune, counter: Client) -> None:
    answer = counter.post("/quay/nop-ho-so/1.001193/", typed(child__name="<script>alert(1)</script>"))
    assert "<script>alert" not in page(answer)


def test_rows_to_spare_stand_ready_without_scripts(commune: Commune, counter: Client) -> None:
    text = page(counter.post("/quay/nop-ho-so/1.001612/", typed("1.001612", show="yes")))
    assert 'name="trade.lines.1.code"' in text
    assert not Case.objects.exists()


def test_questions_follow_the_answers_without_errors(commune: Commune, counter: Client) -> None:
    sent = typed(mother__known="yes", show="yes")
    answer = counter.post("/quay/nop-ho-so/1.001193/", sent)
    assert answer.status_code == 200
    assert 'name="mother.name"' in page(answer)
    assert "Có lỗi cần sửa" not in page(answer)


def test_a_limit_that_is_not_published_is_promised(commune: Commune, counter: Client) -> None:
    sent = typed("1.004873", subject__self="yes")
    assert "số ngày làm việc hẹn trả" in page(counter.post("/quay/nop-ho-so/1.004873/", sent))
    assert not Case.objects.exists()
    assert counter.post("/quay/nop-ho-so/1.004873/", sent | {"promised": "3"}).status_code == 302
    assert Case.objects.get().due_at is not None


@pytest.mark.parametrize("promised", ["0", "366", "ba", "-1", "²"])
def test_a_promise_is_a_number_of_days(commune: Commune, counter: Client, promised: str) -> None:
    answer = counter.post(
        "/quay/nop-ho-so/1.004873/", typed("1.004873", subject__self="yes", promised=promised)
    )
    assert answer.status_code == 422
    assert not Case.objects.exists()


def test_a_fee_by_rule_is_due(commune: Commune, counter: Client) -> None:
    counter.post("/quay/nop-ho-so/2.000635/", typed("2.000635", copies__count="3"))
    assert (Case.objects.get().fee, Case.objects.get().finance) == (24_000, "due")


def test_a_procedure_without_a_form_of_its_own_is_filed_with_the_general_one(
    commune: Commune, counter: Client
) -> None:
    sent = typed(WITHOUT_FORM, promised="1")
    assert counter.post(f"/quay/nop-ho-so/{WITHOUT_FORM}/", sent).status_code == 302
    assert Case.objects.get().form_version.startswith(f"{WITHOUT_FORM}.vchung-")


def test_the_counters_own_commune_stands_there_first(commune: Commune, counter: Client) -> None:
    text = page(counter.get("/quay/nop-ho-so/1.001193/"))
    assert f'<option value="{COMMUNE}" selected>' in text
    assert 'value="in-person" checked' in text


def test_an_unknown_procedure_is_not_found(commune: Commune, counter: Client) -> None:
    assert counter.get("/quay/nop-ho-so/1.999999/").status_code == 404


def test_a_key_that_is_none_is_not_found(commune: Commune, counter: Client) -> None:
    assert counter.post("/quay/nop-ho-so/1.001193/", typed(key="x")).status_code == 404


def test_who_may_help_at_the_counter(commune: Commune) -> None:
    """Nobody signs in first; citizens and officers without the right are refused; reception may."""
    address = "/quay/nop-ho-so/1.001193/"
    assert Client().get(address).status_code == 302
    assert browser(make_citizen()).get(address).status_code == 403
    assert browser(commune.civil_status).get(address).status_code == 403
    assert browser(commune.chair).get(address).status_code == 403
    assert browser(commune.reception).get(address).status_code == 200


def test_the_page_of_a_procedure_leads_officers_to_their_counter(commune: Commune, counter: Client) -> None:
    address = "/quay/nop-ho-so/1.001193/"
    assert address in page(counter.get("/nop-ho-so/1.001193/"))
    assert address not in page(browser(commune.civil_status).get("/nop-ho-so/1.001193/"))


def test_nobody_files_at_the_counter_by_post(commune: Commune) -> None:
    for client in (Client(), browser(commune.citizen), browser(commune.civil_status)):
        assert client.post("/quay/nop-ho-so/1.001193/", typed()).status_code in {401, 403}
    assert not Case.objects.exists()
    assert Account.objects.filter(pk=commune.citizen.account_id).exists()


def test_the_done_page_shows_only_cases_of_the_centre(commune: Commune, counter: Client) -> None:
    counter.post("/quay/nop-ho-so/1.001193/", typed())
    code = Case.objects.get().code
    assert browser(commune.civil_status).get(f"/quay/da-nop/{code}/").status_code == 403
    assert counter.get("/quay/da-nop/H50.99-261123-0001/").status_code == 404
