"""One complete request to supplement; the clock stands still until the answer."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.support.commune import Commune, filing, make_citizen

from hienluong.base import clock
from hienluong.base.errors import Conflict, Invalid, NotAllowed
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.people.public import Account
from hienluong.shared.work.models import Clock, Pause
from hienluong.shared.work.public import work_list
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.actions.supplement import (
    AnswerSupplement,
    answer_supplement,
    request_supplement,
)
from hienluong.systems.cases.errors import NotYourTurn, SupplementNeedsBasis
from hienluong.systems.cases.models import Business, Case
from hienluong.systems.cases.public import PaperIn, submit
from hienluong.systems.cases.values import MissingPaper, SupplementIn

MISSING = SupplementIn(
    items=[MissingPaper("Giấy chứng sinh", "Ảnh mờ, không đọc được ngày sinh")],
    reason="Cần rõ ngày sinh",
    contact_name="Lê Văn Sơn",
)
PHOTO = PaperIn("giay-chung-sinh", "Giấy chứng sinh", file_id=77)


@pytest.fixture
def received(commune: Commune) -> Case:
    case = submit(commune.citizen, filing(commune))
    return receive(commune.reception, ReceiveCase(case.pk))


def test_a_request_pauses_the_clock_and_leaves_every_list(commune: Commune, received: Case) -> None:
    request_supplement(commune.civil_status, received.pk, MISSING)
    received.refresh_from_db()
    assert received.business == Business.SUPPLEMENT
    assert Clock.objects.get().paused_at is not None
    assert work_list(commune.civil_status).items == []
    assert received.letters.filter(kind="supplement").exists()


def test_the_remaining_working_time_runs_from_the_answer(commune: Commune, received: Case) -> None:
    with clock.frozen(clock.now() + timedelta(hours=2)):
        request_supplement(commune.civil_status, received.pk, MISSING)
    # At 11:00 four working hours were left of the day; answered on Wednesday night, they run from Thursday 07:00.
    with clock.frozen(clock.now() + timedelta(days=2, hours=11)):
        case = answer_supplement(commune.citizen, AnswerSupplement(received.pk, [PHOTO]))
    assert clock.local(case.due_at).strftime("%d/%m %H:%M") == "26/11 11:00"
    assert case.first_due_at == case.due_at
    assert Pause.objects.get().until_at is not None


def test_the_answer_brings_the_case_back_to_whoever_asked(commune: Commune, received: Case) -> None:
    request_supplement(commune.civil_status, received.pk, MISSING)
    answer_supplement(commune.citizen, AnswerSupplement(received.pk, [PHOTO]))
    assert [item.subject_id for item in work_list(commune.civil_status).items] == [received.pk]


def test_a_new_file_takes_the_place_of_the_old_one_and_the_old_one_stays(
    commune: Commune, received: Case
) -> None:
    request_supplement(commune.civil_status, received.pk, MISSING)
    answer_supplement(commune.citizen, AnswerSupplement(received.pk, [PHOTO]))
    assert received.papers.count() == 2
    assert received.papers.get(superseded_at__isnull=True).stored_file == 77


def test_a_second_request_needs_its_legal_basis(commune: Commune, received: Case) -> None:
    request_supplement(commune.civil_status, received.pk, MISSING)
    answer_supplement(commune.citizen, AnswerSupplement(received.pk, [PHOTO]))
    with pytest.raises(SupplementNeedsBasis):
        request_supplement(commune.civil_status, received.pk, MISSING)


def test_an_empty_list_is_no_request(commune: Commune, received: Case) -> None:
    with pytest.raises(Invalid):
        request_supplement(commune.civil_status, received.pk, SupplementIn([], "Thiếu", "Sơn"))


def test_only_the_post_that_has_the_case_asks(commune: Commune, received: Case) -> None:
    with pytest.raises(NotYourTurn):
        request_supplement(commune.chair, received.pk, MISSING)


def test_only_the_party_or_the_counter_answers(commune: Commune, received: Case) -> None:
    request_supplement(commune.civil_status, received.pk, MISSING)
    with pytest.raises(NotAllowed):
        answer_supplement(make_citizen("Người khác"), AnswerSupplement(received.pk, [PHOTO]))
    assert answer_supplement(commune.reception, AnswerSupplement(received.pk, [PHOTO]))


def test_nothing_asked_nothing_answered(commune: Commune, received: Case) -> None:
    with pytest.raises(Conflict):
        answer_supplement(commune.citizen, AnswerSupplement(received.pk, [PHOTO]))


def test_a_request_before_reception_leads_back_to_the_counter(commune: Commune) -> None:
    case = submit(commune.citizen, filing(commune))
    request_supplement(commune.reception, case.pk, MISSING)
    case = answer_supplement(commune.citizen, AnswerSupplement(case.pk, [PHOTO]))
    assert case.business == Business.FILED
    assert work_list(commune.reception).items


def test_the_counter_takes_missing_papers_from_a_walk_in(commune: Commune) -> None:
    case = submit(commune.citizen, filing(commune))
    receive(commune.reception, ReceiveCase(case.pk))
    request_supplement(commune.civil_status, case.pk, MISSING)
    counter = Client()
    counter.force_login(Account.objects.get(pk=commune.reception.account_id))
    assert "Nhận phần bổ sung" in counter.get(f"/ho-so/{case.code}/").content.decode()
    empty = counter.post(f"/ho-so/{case.code}/nhan-bo-sung/", {"answer": " "})
    assert empty.status_code == 422
    given = counter.post(f"/ho-so/{case.code}/nhan-bo-sung/", {"answer": "Đã nộp bản giấy"})
    assert given.status_code == 302
    case.refresh_from_db()
    assert case.business == Business.PROCESSING
    assert Entry.objects.filter(verb="cases.supplemented", right="cases.assist").exists()
