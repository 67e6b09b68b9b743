"""Receipts beside the bank's or treasury's list: what agrees is settled, what differs is shown and stays as it is."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.support.commune import Commune, filing, make_commune, make_officer
from tests.support.office import both_at_once

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.organisation.public import PostKind
from hienluong.kernel.people.public import Account
from hienluong.systems.cases.actions.ending import EndCase, withdraw
from hienluong.systems.cases.actions.money import Refund, TakePayment, refund, take_payment
from hienluong.systems.cases.actions.reconcile import Reconcile, reconcile
from hienluong.systems.cases.models import Case, Finance, Payment, Reconciliation, StatementSource
from hienluong.systems.cases.public import submit
from hienluong.systems.cases.rules.reconciling import Comparison, DifferenceKind, Line, Receipt, compare
from hienluong.systems.cases.rules.statements import read_statement, written

TODAY = date(2026, 11, 23)
PAGE = "/doi-soat/"


def a_receipt(reference: str, amount: int = 8000, number: int = 1, **more: bool) -> Receipt:
    return Receipt(number, f"H50-{number}", reference, amount, **more)


def kinds(compared: Comparison) -> list[DifferenceKind]:
    return [each.kind for each in compared.differences]


def test_equal_reference_and_amount_agree() -> None:
    compared = compare([a_receipt("BL-7")], [Line("BL-7", 8000)])
    assert ([each.reference for each in compared.agreed], compared.differences) == (["BL-7"], [])


def test_a_reference_is_the_same_without_spaces_and_capitals() -> None:
    assert compare([a_receipt("bl 7")], [Line("BL7", 8000)]).agreed


def test_each_way_of_differing_is_told_apart() -> None:
    receipts = [a_receipt("A"), a_receipt("B", 5000, 2), a_receipt("D", own=True)]
    lines = [Line("B", 4000), Line("C", 8000), Line("D", 8000)]
    assert kinds(compare(receipts, lines)) == ["not-on-list", "amount", "own", "not-here"]


def test_one_transfer_may_pay_for_several_cases() -> None:
    compared = compare([a_receipt("GD", 3000, 1), a_receipt("GD", 5000, 2)], [Line("GD", 8000)])
    assert (compared.amount, len(compared.agreed)) == (8000, 2)


def test_what_was_settled_before_is_neither_settled_again_nor_a_difference() -> None:
    known = a_receipt("A", settled=True)
    assert compare([known], [Line("A", 8000)]) == Comparison([], [])
    assert compare([known], []) == Comparison([], [])
    assert kinds(compare([known], [Line("A", 1)])) == ["amount"]


REFERENCES = st.sampled_from("ABCDE")
AMOUNTS = st.integers(1, 5)


@given(
    st.lists(st.tuples(REFERENCES, AMOUNTS), max_size=8), st.lists(st.tuples(REFERENCES, AMOUNTS), max_size=8)
)
def test_the_sums_of_both_sides_differ_by_what_is_shown(
    here: Sequence[tuple[str, int]], there: Sequence[tuple[str, int]]
) -> None:
    receipts = [a_receipt(reference, amount, number) for number, (reference, amount) in enumerate(here)]
    compared = compare(receipts, [Line(*line) for line in there])
    shown = compared.differences
    assert compared.amount + sum(each.here for each in shown) == sum(amount for _, amount in here)
    assert compared.amount + sum(each.there for each in shown) == sum(amount for _, amount in there)


@pytest.mark.parametrize(
    "text",
    [
        "BL-7;8000",
        "BL-7,8000",
        "BL-7\t8.000",
        "BL-7;8.000 đ",
        'BL-7,"8,000.00"',
        "Ngày;Mã giao dịch;Nội dung;Số tiền\n23/11;BL-7;Nguyễn Thị Bình nộp;8 000 VND",
        "Số biên lai;Ghi có\n\nBL-7;8000,00\n",
    ],
)
def test_a_list_is_read_however_it_is_written(text: str) -> None:
    assert read_statement(text) == [Line("BL-7", 8000)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "chưa có giao dịch"),
        ("Mã giao dịch;Số tiền", "chưa có giao dịch"),
        ("BL-7", "Dòng 1"),
        ("BL-7;8000\n;9000", "Dòng 2"),
        ("BL-7;tám nghìn", "số tiền"),
        ("BL-7;-8000", "số tiền"),
        ("BL-7;0", "số tiền"),
        ("BL-7;8,5", "số tiền"),
        ("BL-7;" + "9" * 5000, "số tiền"),
        ("x" * 101 + ";1", "quá dài"),
        ("A;1\n" * 5001, "dài quá"),
    ],
)
def test_a_list_that_cannot_be_read_says_where(text: str, says: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_statement(text)
    assert says in refused.value.fields["danh-sach"]


@given(
    st.lists(
        st.builds(Line, st.from_regex(r"[A-Z]{2}[0-9]{1,8}", fullmatch=True), st.integers(1, 10**9)),
        min_size=1,
    )
)
def test_what_is_written_for_confirmation_is_read_as_it_was(lines: list[Line]) -> None:
    assert read_statement(written(lines)) == lines


@pytest.fixture
def accountant(commune: Commune) -> Actor:
    PostRight.objects.create(post_kind=PostKind.CENTRE_HEAD, right="cases.reconcile", reach=Reach.BODY)
    return make_officer("ketoan", "Lê Thị Thu", (commune.centre, PostKind.CENTRE_HEAD))


def paid(commune: Commune, reference: str = "BL-7", fee: int = 8000) -> Case:
    case = submit(commune.citizen, filing(commune, fee=fee))
    return take_payment(commune.reception, TakePayment(case.pk, fee, "cash", reference))


def a_list(commune: Commune, *lines: Line) -> Reconcile:
    return Reconcile(commune.centre.pk, TODAY, StatementSource.BANK, lines)


def test_what_agrees_is_reconciled_and_journaled(commune: Commune, accountant: Actor) -> None:
    case = paid(commune)
    done = reconcile(accountant, a_list(commune, Line("BL-7", 8000)))
    case.refresh_from_db()
    assert (case.finance, done.settled, done.amount) == (Finance.RECONCILED, 1, 8000)
    entry = Entry.objects.get(verb="cases.fee_reconciled")
    assert (entry.subject_id, entry.facts["reconciliation"]) == (case.code, done.pk)
    summary = Entry.objects.get(verb="cases.receipts_compared")
    assert summary.facts == {
        "reconciliation": done.pk, "day": "2026-11-23", "settled": 1, "amount": 8000, "differences": 0,
    }  # fmt: skip


def test_what_differs_stays_paid_and_is_kept(commune: Commune, accountant: Actor) -> None:
    case = paid(commune)
    done = reconcile(accountant, a_list(commune, Line("BL-7", 7000), Line("LA", 5)))
    case.refresh_from_db()
    assert (case.finance, done.settled) == (Finance.PAID, 0)
    assert [each["kind"] for each in done.differences] == ["amount", "not-here"]


def test_a_list_sent_twice_settles_nothing_twice(commune: Commune, accountant: Actor) -> None:
    paid(commune)
    one, other = (reconcile(accountant, a_list(commune, Line("BL-7", 8000))) for _ in range(2))
    assert (one.settled, other.settled, other.differences) == (1, 0, [])
    assert Payment.objects.get().reconciliation_id == one.pk
    assert Entry.objects.filter(verb="cases.fee_reconciled").count() == 1


def test_only_the_receipts_of_the_day_and_the_agency_count(commune: Commune, accountant: Actor) -> None:
    paid(commune)
    with clock.frozen(clock.now() + timedelta(days=1)):
        paid(commune, "BL-8")
    other = make_commune("Cam Lộ", "H50.40")
    forget_all()
    paid(other, "BL-9")
    lines = [Line(reference, 8000) for reference in ("BL-7", "BL-8", "BL-9")]
    done = reconcile(accountant, a_list(commune, *lines))
    assert (done.settled, [each["reference"] for each in done.differences]) == (1, ["BL-8", "BL-9"])


def test_nobody_confirms_what_they_recorded_themselves(commune: Commune, accountant: Actor) -> None:
    case = paid(commune)
    Payment.objects.update(account=accountant.account_id)
    done = reconcile(accountant, a_list(commune, Line("BL-7", 8000)))
    case.refresh_from_db()
    assert (case.finance, done.differences[0]["kind"]) == (Finance.PAID, "own")


def test_what_was_given_back_agrees_and_stays_given_back(commune: Commune, accountant: Actor) -> None:
    case = paid(commune)
    withdraw(commune.citizen, EndCase(case.pk, "Không cần nữa"))
    refund(commune.reception, Refund(case.pk, "PC-1", "Đã rút"))
    done = reconcile(accountant, a_list(commune, Line("BL-7", 8000)))
    case.refresh_from_db()
    assert (case.finance, done.settled) == (Finance.REFUNDED, 1)


def test_what_was_reconciled_can_still_be_given_back(commune: Commune, accountant: Actor) -> None:
    case = paid(commune)
    reconcile(accountant, a_list(commune, Line("BL-7", 8000)))
    withdraw(commune.citizen, EndCase(case.pk, "Không cần nữa"))
    assert refund(commune.reception, Refund(case.pk, "PC-1", "Đã rút")).finance == Finance.REFUNDED


def test_a_day_to_come_is_refused(commune: Commune, accountant: Actor) -> None:
    command = Reconcile(commune.centre.pk, TODAY + timedelta(days=1), StatementSource.BANK, [Line("A", 1)])
    with pytest.raises(Invalid):
        reconcile(accountant, command)


def test_it_needs_the_right_in_the_agency(commune: Commune, accountant: Actor) -> None:
    other = make_commune("Cam Lộ", "H50.40")
    for actor, where in ((commune.reception, commune), (commune.chair, commune), (accountant, other)):
        with pytest.raises(NotAllowed):
            reconcile(actor, a_list(where, Line("BL-7", 8000)))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_compare_at_once_one_settles(commune: Commune, accountant: Actor) -> None:
    paid(commune)
    command = a_list(commune, Line("BL-7", 8000))

    def act() -> object:
        with clock.frozen(clock.now()):
            return reconcile(accountant, command)

    both_at_once(act, act)
    assert sorted(Reconciliation.objects.values_list("settled", flat=True)) == [0, 1]


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def sent(commune: Commune, **more: object) -> dict[str, object]:
    facts = {
        "co-quan": commune.centre.pk,
        "ngay": "2026-11-23",
        "nguon": "bank",
        "danh-sach": "BL-7;8.000\nLA;5000",
    }
    return facts | {name.replace("_", "-"): value for name, value in more.items()}


def test_the_page_is_for_those_with_the_right(commune: Commune, accountant: Actor) -> None:
    assert Client().get(PAGE).status_code in {302, 401}
    for actor in (commune.citizen, commune.reception, commune.chair):
        assert client_of(actor).get(PAGE).status_code == 403
    assert client_of(accountant).get(PAGE).status_code == 200


def test_the_differences_are_shown_before_anything_changes(commune: Commune, accountant: Actor) -> None:
    case = paid(commune)
    paid(commune, "BL-8")
    answer = client_of(accountant).post(PAGE, sent(commune))
    text = answer.content.decode()
    assert "1 khoản khớp, tổng cộng 8.000 đồng" in text
    assert "Có trong danh sách, chưa ghi thu" in text
    assert "Đã ghi thu, không có trong danh sách" in text
    case.refresh_from_db()
    assert (case.finance, Reconciliation.objects.count()) == (Finance.PAID, 0)


def test_what_was_shown_is_confirmed_and_can_be_read_again(commune: Commune, accountant: Actor) -> None:
    case = paid(commune)
    client = client_of(accountant)
    shown = client.post(PAGE, sent(commune))
    answer = client.post(PAGE, sent(commune, viec="xac-nhan", danh_sach=shown.context["list"]), follow=True)
    assert "LA" in answer.content.decode()
    case.refresh_from_db()
    assert case.finance == Finance.RECONCILED
    record = answer.redirect_chain[0][0]
    assert client_of(accountant).get(record).status_code == 200
    assert client_of(commune.reception).get(record).status_code == 403
    assert client.get("/doi-soat/99999/").status_code == 404


def test_a_file_takes_the_place_of_what_was_typed(commune: Commune, accountant: Actor) -> None:
    paid(commune)
    file = SimpleUploadedFile("sao-ke.csv", "\ufeffMã giao dịch;Số tiền\nBL-7;8000".encode())
    answer = client_of(accountant).post(PAGE, sent(commune, tep=file, danh_sach=""))
    assert len(answer.context["compared"].agreed) == 1


@pytest.mark.parametrize(
    "more",
    [
        {"co_quan": "1"}, {"co_quan": "x"}, {"ngay": "23/11"}, {"ngay": "2026-13-45"}, {"nguon": "x"}, {"danh_sach": ""},
        {"tep": SimpleUploadedFile("a.csv", b"\xff\xfe\x00")}, {"tep": SimpleUploadedFile("a.csv", b"a;1\n" * 300_000)},
    ],
)  # fmt: skip
def test_bad_input_comes_back_with_what_was_typed(
    commune: Commune, accountant: Actor, more: dict[str, object]
) -> None:
    answer = client_of(accountant).post(PAGE, sent(commune, **more))
    assert answer.status_code == 422
    assert answer.context["errors"]
