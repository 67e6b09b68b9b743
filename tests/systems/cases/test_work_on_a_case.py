"""Forward, back, opinions, withdrawal, stop, money, rating."""

from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

import pytest
from tests.support.commune import Commune, filing, make_citizen, make_commune

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed
from hienluong.kernel.access.public import Actor, actor_for
from hienluong.kernel.organisation.public import AgencyKind, AgencyState, Appointment, Post, PostKind
from hienluong.kernel.people.public import Account
from hienluong.shared.work.models import Clock
from hienluong.shared.work.public import live_item, work_list
from hienluong.shared.worktime.actions.load import load_calendars
from hienluong.shared.worktime.public import LimitUnit, TimeLimit
from hienluong.systems.cases.actions.draft_result import draft_result
from hienluong.systems.cases.actions.ending import EndCase, stop, withdraw
from hienluong.systems.cases.actions.load import load_processes
from hienluong.systems.cases.actions.money import TakePayment, exempt_fee, take_payment
from hienluong.systems.cases.actions.opinions import (
    AskOpinions,
    ask_opinions,
    give_opinion,
    withdraw_opinions,
)
from hienluong.systems.cases.actions.progress import MoveOn, forward, return_step
from hienluong.systems.cases.actions.rate import RateCase, rate
from hienluong.systems.cases.actions.receive import ReceiveCase, RefuseCase, receive, refuse
from hienluong.systems.cases.actions.steps import TURN, matter_of
from hienluong.systems.cases.errors import (
    ActNotPossible,
    AlreadyRated,
    NoSuchPost,
    NotYourTurn,
    OpinionsMissing,
    ResultMissing,
)
from hienluong.systems.cases.models import Business, Case, Finance
from hienluong.systems.cases.pages.offers import offers
from hienluong.systems.cases.public import Channel, SubmitCase, file_and_receive, submit
from hienluong.systems.cases.queries.posts import choices_for, posts_at
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.queries.visible import visible_to
from hienluong.systems.cases.values import ResultDraft

FILED = SubmitCase(
    idempotency_key=uuid4(), procedure_version_id=1, procedure_code="1.005452", procedure_name="Sửa đổi giấy phép",
    form_version="1.005452.v2025-07-01", answers={}, sections=[], applicant_id=0, receiving_agency_id=0,
    deciding_agency_id=0, channel=Channel.COUNTER,
)  # fmt: skip
DRAFT = ResultDraft(
    "Giấy khai sinh", "UBND", ["Đăng ký khai sinh cho trẻ có thông tin sau:"], [("Họ tên", "An")]
)


@pytest.fixture
def received(commune: Commune) -> Case:
    case = submit(commune.citizen, filing(commune, fee=8000))
    return receive(commune.reception, ReceiveCase(case.pk))


def test_a_case_goes_to_signature_only_with_a_draft(commune: Commune, received: Case) -> None:
    with pytest.raises(ResultMissing):
        forward(commune.civil_status, MoveOn(received.pk))
    draft_result(commune.civil_status, received.pk, DRAFT)
    assert forward(commune.civil_status, MoveOn(received.pk)).business == Business.APPROVAL
    assert [item.role for item in work_list(commune.chair).items] == ["sign"]


def test_the_leader_returns_a_draft_with_a_reason_to_the_same_hands(commune: Commune, received: Case) -> None:
    draft_result(commune.civil_status, received.pk, DRAFT)
    forward(commune.civil_status, MoveOn(received.pk))
    with pytest.raises(Invalid):
        return_step(commune.chair, MoveOn(received.pk, to="appraisal"))
    case = return_step(commune.chair, MoveOn(received.pk, "Sai ngày sinh", "appraisal"))
    assert case.business == Business.PROCESSING
    assert [item.note for item in work_list(commune.civil_status).items] == ["Sai ngày sinh"]


def test_a_case_returns_only_to_a_step_the_process_allows(commune: Commune, received: Case) -> None:
    with pytest.raises(Invalid):
        return_step(commune.civil_status, MoveOn(received.pk, "Không rõ", "issue"))


def test_one_turn_is_taken_once(commune: Commune, received: Case) -> None:
    draft_result(commune.civil_status, received.pk, DRAFT)
    forward(commune.civil_status, MoveOn(received.pk))
    with pytest.raises(NotYourTurn):
        forward(commune.civil_status, MoveOn(received.pk))


def test_the_case_waits_until_every_opinion_has_come(commune: Commune, received: Case) -> None:
    other = make_commune("Cam Lộ", "H50.40")
    asked = [other.civil_status.posts[0], other.clerk.posts[0]]
    ask_opinions(commune.civil_status, AskOpinions(received.pk, asked, "Có đăng ký ở nơi cũ không?"))
    draft_result(commune.civil_status, received.pk, DRAFT)
    give_opinion(other.civil_status, received.pk, "Không có.")
    with pytest.raises(OpinionsMissing):
        forward(commune.civil_status, MoveOn(received.pk))
    withdraw_opinions(commune.civil_status, received.pk, "Đã đủ căn cứ")
    assert forward(commune.civil_status, MoveOn(received.pk)).business == Business.APPROVAL


def test_whoever_is_asked_may_see_the_case_and_nobody_else_outside(commune: Commune, received: Case) -> None:
    asked, stranger = make_commune("Cam Lộ", "H50.40"), make_commune("Khe Sanh", "H50.50")
    ask_opinions(commune.civil_status, AskOpinions(received.pk, [asked.civil_status.posts[0]], "Ý kiến?"))
    assert visible_to(asked.civil_status).filter(pk=received.pk).exists()
    assert not visible_to(stranger.civil_status).filter(pk=received.pk).exists()
    with pytest.raises(NotYourTurn):
        give_opinion(stranger.civil_status, received.pk, "Tôi nghĩ…")


def test_the_citizen_withdraws_before_the_signature(commune: Commune, received: Case) -> None:
    case = withdraw(commune.citizen, EndCase(received.pk, "Tôi nộp nhầm"))
    assert case.business == Business.WITHDRAWN
    assert Clock.objects.get().stopped_at is not None
    assert work_list(commune.civil_status).items == []


def test_stopping_needs_a_reason_and_issues_form_five(commune: Commune, received: Case) -> None:
    with pytest.raises(Invalid):
        stop(commune.civil_status, EndCase(received.pk, ""))
    case = stop(commune.civil_status, EndCase(received.pk, "Có tranh chấp tại tòa"))
    assert case.letters.filter(kind="stop", form="05").exists()


def test_a_fee_is_taken_once_for_one_reference(commune: Commune, received: Case) -> None:
    payment = TakePayment(received.pk, 8000, "cash", "BL-001")
    assert take_payment(commune.reception, payment).finance == Finance.PAID
    assert take_payment(commune.reception, payment).payments.count() == 1


def test_another_amount_than_the_fee_is_not_taken(commune: Commune, received: Case) -> None:
    with pytest.raises(Invalid):
        take_payment(commune.reception, TakePayment(received.pk, 5000, "cash", "BL-002"))


def test_an_exemption_needs_evidence(commune: Commune, received: Case) -> None:
    with pytest.raises(Invalid):
        exempt_fee(commune.reception, received.pk, " ")
    assert exempt_fee(commune.reception, received.pk, "Hộ nghèo, sổ 12").finance == Finance.EXEMPT


def test_only_the_citizen_rates_once_and_only_an_outcome(commune: Commune) -> None:
    case = submit(commune.citizen, filing(commune))
    with pytest.raises(ActNotPossible):
        rate(commune.citizen, RateCase(case.pk, 5))
    refuse(commune.reception, RefuseCase(case.pk, "Không thuộc thẩm quyền"))
    for officer in (commune.reception, commune.chair):
        with pytest.raises(NotAllowed):
            rate(officer, RateCase(case.pk, 5))
    rate(commune.citizen, RateCase(case.pk, 2, "Chờ lâu"))
    with pytest.raises(AlreadyRated):
        rate(commune.citizen, RateCase(case.pk, 5))


@pytest.mark.parametrize("score", [0, 6, -1])
def test_a_rating_lies_between_one_and_five(commune: Commune, score: int) -> None:
    case = submit(commune.citizen, filing(commune))
    refuse(commune.reception, RefuseCase(case.pk, "Không thuộc thẩm quyền"))
    with pytest.raises(Invalid):
        rate(commune.citizen, RateCase(case.pk, score))


def test_a_departments_case_goes_to_a_division_and_not_to_its_office(staffed_province: None) -> None:
    department = AgencyState.objects.get(abbreviation="SVHTTDL").agency_id
    heads = posts_at(department, PostKind.HEAD, clock.today())
    assert heads
    kinds = {AgencyState.objects.get(agency=post.agency_id).kind for post in heads}
    assert kinds == {AgencyKind.DIVISION}


def test_what_only_the_office_can_do_goes_to_the_office(staffed_province: None) -> None:
    department = AgencyState.objects.get(abbreviation="SVHTTDL").agency_id
    (clerk,) = posts_at(department, PostKind.CLERK, clock.today())
    assert AgencyState.objects.get(agency=clerk.agency_id).kind == AgencyKind.OFFICE


@pytest.fixture
def assigning(staffed_province: None) -> tuple[Case, Actor]:
    """A case that waits for the head of a division to give it to somebody."""
    load_processes()
    load_calendars()
    state = AgencyState.objects.get(abbreviation="SVHTTDL")
    site = AgencyState.objects.get(abbreviation="TTPVHCC-CS1")
    counter = actor_for(Account.objects.get(username="tiepnhan.tinh"))
    asked = replace(
        FILED,
        idempotency_key=uuid4(),
        applicant_id=make_citizen().party_id,
        receiving_agency_id=site.agency_id,
        deciding_agency_id=state.agency_id,
        assisted_by=counter.account_id,
    )
    case = file_and_receive(counter, asked, TimeLimit(Decimal(10), LimitUnit.WORKING_DAY))
    item = live_item(matter_of(case), TURN)
    holder = Appointment.objects.get(post=item.post_id).account
    return case, actor_for(holder)


def test_a_head_gives_the_case_to_whom_the_head_chooses(assigning: tuple[Case, Actor]) -> None:
    case, head = assigning
    choices = choices_for(head, case, process_of(case).after(case.step).place)
    assert len(choices) > 3
    forward(head, MoveOn(case.pk, post_id=choices[-1].post_id))
    assert live_item(matter_of(case), TURN).post_id == choices[-1].post_id


def test_without_a_choice_the_case_stays_in_the_heads_division(assigning: tuple[Case, Actor]) -> None:
    case, head = assigning
    forward(head, MoveOn(case.pk))
    agencies = Post.objects.filter(pk__in=[*head.posts, live_item(matter_of(case), TURN).post_id])
    assert len(set(agencies.values_list("agency_id", flat=True))) == 1


def test_a_post_that_does_not_do_the_step_is_not_given_it(assigning: tuple[Case, Actor]) -> None:
    case, head = assigning
    with pytest.raises(NoSuchPost):
        forward(head, MoveOn(case.pk, post_id=next(iter(head.posts))))


def test_nothing_is_drafted_while_a_case_is_being_assigned(assigning: tuple[Case, Actor]) -> None:
    case, head = assigning
    assert "draft" not in {offer.act for offer in offers(head, case, live_item(matter_of(case), TURN))}
