"""Drafted, signed, numbered, sealed, delivered; verified by code and by the file itself."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import get_template
from django.test import Client
from tests.support.commune import Commune, filing

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.shared.files.public import FileGrant, open_file
from hienluong.shared.signing.public import SignRequest, ensure_demo_authority, sign_pdf
from hienluong.systems.cases.actions.delivery import DeliverResult, deliver, fail_delivery
from hienluong.systems.cases.actions.draft_result import draft_result
from hienluong.systems.cases.actions.issue_result import IssueResult, issue_result
from hienluong.systems.cases.actions.money import TakePayment, take_payment
from hienluong.systems.cases.actions.moves import subject_of
from hienluong.systems.cases.actions.progress import MoveOn, forward
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.actions.sign_result import SignResult, sign_result
from hienluong.systems.cases.errors import ActNotPossible, FeeNotSettled, NotYourTurn
from hienluong.systems.cases.models import Business, Case, Delivery, DeliveryWay, Result, StoreItem
from hienluong.systems.cases.pages.acts import ACTS
from hienluong.systems.cases.pages.offers import BESIDE, BY_KIND
from hienluong.systems.cases.public import submit
from hienluong.systems.cases.queries.verify import by_code, by_content
from hienluong.systems.cases.values import ResultDraft

DRAFT = ResultDraft(
    "Giấy khai sinh",
    "UBND",
    ["Đăng ký khai sinh cho trẻ có thông tin sau:"],
    [("Họ và tên", "Nguyễn Văn Ậu")],
)


@pytest.fixture
def commune(commune: Commune) -> Commune:
    ensure_demo_authority()
    return commune


def drafted(commune: Commune, **more: object) -> Case:
    case = submit(commune.citizen, filing(commune, **more))
    receive(commune.reception, ReceiveCase(case.pk))
    draft_result(commune.civil_status, case.pk, DRAFT)
    return forward(commune.civil_status, MoveOn(case.pk))


def issued(commune: Commune, **more: object) -> Case:
    case = drafted(commune, **more)
    sign_result(commune.chair, SignResult(case.pk))
    return issue_result(commune.clerk, IssueResult(case.pk))


def content_of(commune: Commune, case: Case) -> bytes:
    result = Result.objects.get(case=case)
    return open_file(commune.chair, FileGrant(result.sealed_file, "cases.read", subject_of(case))).read()


def test_an_issued_result_has_a_number_a_seal_and_lies_in_the_citizens_store(commune: Commune) -> None:
    case = issued(commune)
    result = Result.objects.get(case=case)
    assert (case.business, case.delivery) == (Business.CLOSED, Delivery.DELIVERED)
    assert result.number == "01/UBND"
    assert StoreItem.objects.get(owner=commune.citizen.party_id).result == result


def test_numbers_of_one_series_follow_each_other(commune: Commune) -> None:
    numbers = [Result.objects.get(case=issued(commune)).number for _ in range(2)]
    assert numbers == ["01/UBND", "02/UBND"]


def test_only_whoever_has_the_turn_signs_and_seals(commune: Commune) -> None:
    case = drafted(commune)
    with pytest.raises(NotYourTurn):
        sign_result(commune.civil_status, SignResult(case.pk))
    sign_result(commune.chair, SignResult(case.pk))
    with pytest.raises(NotYourTurn):
        issue_result(commune.chair, IssueResult(case.pk))


def test_a_result_is_found_by_its_code_and_by_its_bytes(commune: Commune) -> None:
    case = issued(commune)
    result = Result.objects.get(case=case)
    assert by_code(result.verify_code.lower()) == by_content(content_of(commune, case))


def test_a_result_not_yet_sealed_is_not_verified(commune: Commune) -> None:
    case = drafted(commune)
    assert by_code(Result.objects.get(case=case).verify_code) is None


def test_a_result_to_be_collected_waits_for_the_fee(commune: Commune) -> None:
    case = issued(commune, fee=8000, delivery=DeliveryWay.IN_PERSON)
    assert case.business == Business.ISSUED
    with pytest.raises(FeeNotSettled):
        deliver(commune.reception, DeliverResult(case.pk))
    take_payment(commune.reception, TakePayment(case.pk, 8000, "cash", "BL-1"))
    assert deliver(commune.reception, DeliverResult(case.pk, "Trao tận tay")).business == Business.CLOSED


def test_the_public_page_tells_a_whole_file_from_a_changed_one(commune: Commune, client: Client) -> None:
    content = content_of(commune, issued(commune))
    middle = len(content) // 3
    changed = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    whole = client.post("/xac-minh/", {"file": SimpleUploadedFile("kq.pdf", content)})
    broken = client.post("/xac-minh/", {"file": SimpleUploadedFile("kq.pdf", changed)})
    assert "Đúng từng byte" in whole.content.decode()
    assert "Đúng từng byte" not in broken.content.decode()


def test_the_public_page_of_a_code_names_no_person(commune: Commune, client: Client) -> None:
    result = Result.objects.get(case=issued(commune))
    page = client.get(f"/xac-minh/{result.verify_code}/").content.decode()
    assert result.number in page
    assert "Nguyễn" not in page


def test_an_unknown_code_is_answered_with_what_to_do(commune: Commune, client: Client) -> None:
    answer = client.get("/xac-minh/KHONGCO123/")
    assert answer.status_code == 404
    assert "trung tâm" in answer.content.decode()


def test_a_draft_rewritten_while_it_is_being_signed_is_not_signed(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = drafted(commune)

    def sign_late(actor: Actor, pdf: bytes, request: SignRequest) -> bytes:
        Result.objects.filter(case=case).update(drafted_at=clock.now() + timedelta(seconds=1))
        return sign_pdf(actor, pdf, request)

    monkeypatch.setattr("hienluong.systems.cases.actions.sign_result.sign_pdf", sign_late)
    with pytest.raises(ActNotPossible):
        sign_result(commune.chair, SignResult(case.pk))
    assert Result.objects.get(case=case).signed_at is None


def test_a_failed_hand_over_needs_a_reason_and_can_be_tried_again(commune: Commune) -> None:
    case = issued(commune, delivery=DeliveryWay.POST)
    with pytest.raises(Invalid):
        fail_delivery(commune.reception, DeliverResult(case.pk))
    assert (
        fail_delivery(commune.reception, DeliverResult(case.pk, "Bưu gửi hoàn lại")).delivery
        == Delivery.FAILED
    )
    assert deliver(commune.reception, DeliverResult(case.pk, "Trao tại quầy")).business == Business.CLOSED


def test_every_act_that_is_offered_has_its_form_and_its_address() -> None:
    offered = {offer for group in BY_KIND.values() for offer, _act, _right in group} | set(BESIDE)
    assert {offer.act for offer in offered} == set(ACTS)
    for offer in offered:
        get_template(offer.template)
