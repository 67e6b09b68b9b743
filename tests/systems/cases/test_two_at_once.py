"""Two act on one case in the same moment, or the machine dies in between: one wins, nothing is lost or doubled."""

import pytest
from tests.support.commune import Commune, filing, make_officer
from tests.support.office import both_at_once
from tests.systems.cases.test_results import DRAFT, drafted

from hienluong.base.errors import HouseError
from hienluong.kernel.organisation.public import PostKind
from hienluong.shared.numbering.models import Series
from hienluong.shared.signing.public import ensure_demo_authority
from hienluong.shared.work.models import Clock, ItemState, WorkItem
from hienluong.systems.cases.actions import issue_result as issuing
from hienluong.systems.cases.actions.delivery import DeliverResult, deliver
from hienluong.systems.cases.actions.draft_result import draft_result
from hienluong.systems.cases.actions.ending import EndCase, stop, withdraw
from hienluong.systems.cases.actions.issue_result import IssueResult, issue_result
from hienluong.systems.cases.actions.money import TakePayment, take_payment
from hienluong.systems.cases.actions.progress import MoveOn, forward, return_step
from hienluong.systems.cases.actions.rate import RateCase, rate
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.actions.sign_result import SignResult, sign_result
from hienluong.systems.cases.actions.supplement import AnswerSupplement, answer_supplement, request_supplement
from hienluong.systems.cases.errors import NumberTaken
from hienluong.systems.cases.models import Business, Case, DeliveryWay, Letter, Move, Result, StoreItem
from hienluong.systems.cases.public import submit
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.rules.states import ENDED
from hienluong.systems.cases.values import MissingPaper, SupplementIn

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = range(3)


@pytest.fixture
def commune(commune: Commune) -> Commune:
    ensure_demo_authority()
    return commune


def winner_and_loser(results: list[object]) -> tuple[Case, HouseError]:
    won = [result for result in results if isinstance(result, Case)]
    lost = [result for result in results if not isinstance(result, Case)]
    assert len(won) == len(lost) == 1, results
    assert isinstance(lost[0], HouseError), lost
    return won[0], lost[0]


def acts(case: Case, act: str) -> int:
    return Move.objects.filter(case=case, act=act).count()


def whole(case: Case) -> Case:
    """The case as it stands; an ended one lies on nobody's list and no clock of it runs."""
    now = Case.objects.get(pk=case.pk)
    live = WorkItem.objects.filter(subject_id=case.pk, state__in=[ItemState.OPEN, ItemState.HELD])
    if now.business in ENDED:
        assert not live.exists()
        assert not Clock.objects.filter(subject_id=case.pk, stopped_at__isnull=True).exists()
    else:
        assert live.count() == 1
    return now


@pytest.mark.parametrize("_round", ROUNDS)
def test_two_officers_receive_a_case_and_one_receipt_is_issued(commune: Commune, _round: int) -> None:
    colleague = make_officer("tiepnhan.hai", "Lê Thị Hai", (commune.centre, PostKind.RECEPTION))
    case = submit(commune.citizen, filing(commune))
    wish = ReceiveCase(case.pk)
    winner_and_loser(both_at_once(lambda: receive(commune.reception, wish), lambda: receive(colleague, wish)))
    assert acts(case, "receive") == Letter.objects.filter(case=case, kind="receipt").count() == 1
    assert whole(case).business == Business.PROCESSING


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_result_signed_twice_at_once_is_signed_once(commune: Commune, _round: int) -> None:
    case = drafted(commune)
    sign = SignResult(case.pk)
    winner_and_loser(
        both_at_once(lambda: sign_result(commune.chair, sign), lambda: sign_result(commune.chair, sign))
    )
    assert acts(case, "approve") == 1
    assert whole(case).business == Business.APPROVED


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_result_issued_twice_at_once_has_one_number(commune: Commune, _round: int) -> None:
    case = drafted(commune)
    sign_result(commune.chair, SignResult(case.pk))
    wish = IssueResult(case.pk)
    winner_and_loser(
        both_at_once(lambda: issue_result(commune.clerk, wish), lambda: issue_result(commune.clerk, wish))
    )
    assert Result.objects.get(case=case).number == "01/UBND"
    assert Series.objects.get(key__startswith="result:").last == 1
    assert (acts(case, "issue"), StoreItem.objects.count()) == (1, 1)
    assert whole(case).business == Business.CLOSED


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_case_is_either_withdrawn_or_signed(commune: Commune, _round: int) -> None:
    case = drafted(commune)
    winner_and_loser(
        both_at_once(
            lambda: withdraw(commune.citizen, EndCase(case.pk, "Thôi")),
            lambda: sign_result(commune.chair, SignResult(case.pk)),
        )
    )
    signed = Result.objects.get(case=case).signed_at is not None
    assert whole(case).business == (Business.APPROVED if signed else Business.WITHDRAWN)


@pytest.mark.parametrize("_round", ROUNDS)
def test_an_answer_against_a_stop_leaves_a_case_that_is_whole(commune: Commune, _round: int) -> None:
    case = receive(commune.reception, ReceiveCase(submit(commune.citizen, filing(commune)).pk))
    asked = SupplementIn([MissingPaper("Đơn", "thiếu chữ ký")], "Thiếu", "Lê Văn Sơn")
    request_supplement(commune.civil_status, case.pk, asked)
    both_at_once(
        lambda: answer_supplement(commune.citizen, AnswerSupplement(case.pk, [], "Đã ký")),
        lambda: stop(commune.civil_status, EndCase(case.pk, "Không bổ sung")),
    )
    assert whole(case).business == Business.STOPPED
    assert acts(case, "stop") == 1
    answered = case.supplements.get().answered_at is not None
    assert acts(case, "answer_supplement") == int(answered)


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_result_is_handed_over_once_and_rated_once(commune: Commune, _round: int) -> None:
    case = drafted(commune, delivery=DeliveryWay.IN_PERSON)
    sign_result(commune.chair, SignResult(case.pk))
    issue_result(commune.clerk, IssueResult(case.pk))
    opinion = RateCase(case.pk, 5)
    with pytest.raises(HouseError):
        rate(commune.citizen, opinion)
    wish = DeliverResult(case.pk, "Trao tận tay")
    winner_and_loser(
        both_at_once(lambda: deliver(commune.reception, wish), lambda: deliver(commune.reception, wish))
    )
    assert (acts(case, "deliver"), StoreItem.objects.count()) == (1, 1)
    winner_and_loser(
        both_at_once(lambda: rate(commune.citizen, opinion), lambda: rate(commune.citizen, opinion))
    )


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_fee_taken_at_two_windows_is_taken_once(commune: Commune, _round: int) -> None:
    case = submit(commune.citizen, filing(commune, fee=8000))
    takes = [TakePayment(case.pk, 8000, "cash", f"BL-{n}") for n in (1, 2)]
    winner_and_loser(
        both_at_once(
            lambda: take_payment(commune.reception, takes[0]),
            lambda: take_payment(commune.reception, takes[1]),
        )
    )
    assert sum(case.payments.values_list("amount", flat=True)) == 8000


@pytest.mark.parametrize("part", ["stamp_number", "seal_pdf", "keep", "make_ready"])
def test_a_crash_after_the_number_ends_under_the_same_number(
    commune: Commune, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    case = drafted(commune)
    sign_result(commune.chair, SignResult(case.pk))

    def dies(*_given: object, **_named: object) -> None:
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr(issuing, part, dies)
        with pytest.raises(MemoryError):
            issue_result(commune.clerk, IssueResult(case.pk))
    numbered = Result.objects.get(case=case)
    assert (numbered.number, numbered.sealed_at) == ("01/UBND", None)
    assert issue_result(commune.clerk, IssueResult(case.pk)).business == Business.CLOSED
    assert Result.objects.get(case=case).number == "01/UBND"
    following = drafted(commune)
    sign_result(commune.chair, SignResult(following.pk))
    issue_result(commune.clerk, IssueResult(following.pk))
    assert Result.objects.get(case=following).number == "02/UBND"


def test_a_numbered_result_does_not_go_back_to_be_rewritten(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = drafted(commune)
    sign_result(commune.chair, SignResult(case.pk))
    back = MoveOn(case.pk, "Sai tên", _returns(case))
    with monkeypatch.context() as broken:
        broken.setattr(issuing, "seal_pdf", lambda *_given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            issue_result(commune.clerk, IssueResult(case.pk))
    with pytest.raises(NumberTaken):
        return_step(commune.clerk, back)


def test_before_the_number_a_signed_result_may_go_back_and_is_signed_again(commune: Commune) -> None:
    case = drafted(commune)
    sign_result(commune.chair, SignResult(case.pk))
    return_step(commune.clerk, MoveOn(case.pk, "Sai tên", _returns(case)))
    assert Result.objects.get(case=case).signed_file is None
    draft_result(commune.civil_status, case.pk, DRAFT)
    forward(commune.civil_status, MoveOn(case.pk))
    sign_result(commune.chair, SignResult(case.pk))
    assert issue_result(commune.clerk, IssueResult(case.pk)).business == Business.CLOSED


def _returns(case: Case) -> str:
    now = Case.objects.get(pk=case.pk)
    return process_of(now).step(now.step).returns[0]
