"""Two people act on the same work in the same moment: one wins, the other is told in plain words."""

import pytest
from django.db import IntegrityError, transaction
from tests.support.office import MATTER, Office, account_of, begin, both_at_once, one_for, post_of

from hienluong.base.errors import Conflict
from hienluong.kernel.access.public import Actor
from hienluong.shared.work.errors import ItemTaken
from hienluong.shared.work.models import ItemState, Pause
from hienluong.shared.work.public import (
    Matter,
    WorkItem,
    assign,
    finish,
    hold,
    pause_clock,
    release,
    resume_clock,
    take_over,
)

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = range(6)


def _finish(actor: Actor, pk: int) -> str:
    finish(actor, WorkItem.objects.get(pk=pk))
    return "finished"


def _losers(results: list[object]) -> list[object]:
    return [result for result in results if isinstance(result, Exception)]


@pytest.mark.parametrize("round_", ROUNDS)
def test_of_two_who_finish_the_same_item_one_wins(office: Office, round_: int) -> None:
    item = one_for(office.son, round_)
    results = both_at_once(lambda: finish(office.son, item), lambda: finish(office.son, item))
    (loser,) = _losers(results)
    assert isinstance(loser, ItemTaken)
    assert loser.what.startswith("Việc này đã được xử lý")
    assert (loser.status, loser.next_step[:7]) == (409, "Mở lại ")


@pytest.mark.parametrize("round_", ROUNDS)
def test_taking_over_against_finishing_leaves_one_winner(office: Office, round_: int) -> None:
    item = one_for(office.son, round_)
    mine, theirs = WorkItem.objects.get(pk=item.pk), WorkItem.objects.get(pk=item.pk)
    to = post_of(office.hoa).pk
    (loser,) = _losers(both_at_once(lambda: finish(office.son, mine), lambda: take_over(theirs, to)))
    assert isinstance(loser, ItemTaken)
    item.refresh_from_db()
    finished = item.state == ItemState.DONE
    assert item.post_id == (post_of(office.son).pk if finished else to)


@pytest.mark.parametrize("round_", ROUNDS)
def test_of_two_colleagues_who_take_over_one_gets_it(office: Office, round_: int) -> None:
    pk = one_for(office.son, round_).pk
    first, second = WorkItem.objects.get(pk=pk), WorkItem.objects.get(pk=pk)
    posts = [post_of(office.hoa).pk, post_of(office.head).pk]
    results = both_at_once(lambda: take_over(first, posts[0]), lambda: take_over(second, posts[1]))
    assert len(_losers(results)) == 1
    assert WorkItem.objects.get(pk=pk).post_id == posts[0 if results[0] is None else 1]


@pytest.mark.parametrize("round_", ROUNDS)
def test_finishing_against_pausing_never_leaves_finished_work_held(office: Office, round_: int) -> None:
    item = one_for(office.son, round_)
    results = both_at_once(lambda: finish(office.son, item), lambda: hold(Matter("task", round_)))
    item.refresh_from_db()
    assert item.state == (ItemState.HELD if _losers(results) else ItemState.DONE)
    release(Matter("task", round_))
    item.refresh_from_db()
    assert (item.state == ItemState.DONE) is not bool(_losers(results))


@pytest.mark.parametrize("round_", ROUNDS)
def test_assigning_against_finishing_leaves_one_winner(office: Office, round_: int) -> None:
    item = one_for(office.son, round_)
    to = post_of(office.hoa).pk
    results = both_at_once(lambda: finish(office.son, item), lambda: assign(office.head, item.pk, to))
    assert [type(loser) for loser in _losers(results)] == [ItemTaken]


@pytest.mark.parametrize("round_", ROUNDS)
def test_a_double_hand_over_is_one_item(office: Office, round_: int) -> None:
    def give() -> None:
        with transaction.atomic():
            one_for(office.son, round_)

    results = both_at_once(give, give, give)
    assert [type(loser) for loser in _losers(results)] == [IntegrityError] * 2
    assert WorkItem.objects.filter(subject_id=round_).count() == 1


@pytest.mark.parametrize("round_", ROUNDS)
def test_a_clock_paused_twice_at_once_has_one_pause(office: Office, round_: int) -> None:
    assert account_of(office.son).is_active
    begin(office)

    def pause() -> None:
        with transaction.atomic():
            pause_clock(MATTER, "Yêu cầu bổ sung")

    results = both_at_once(pause, pause)
    assert [type(loser) for loser in _losers(results)] == [Conflict]
    assert Pause.objects.count() == 1


@pytest.mark.parametrize("round_", ROUNDS)
def test_resumed_twice_at_once_the_time_left_is_counted_once(office: Office, round_: int) -> None:
    before = begin(office).due_at
    pause_clock_in_transaction()

    def resume() -> object:
        with transaction.atomic():
            return resume_clock(MATTER)

    assert _losers(both_at_once(resume, resume)) == []
    assert Pause.objects.get().clock.due_at == before


def pause_clock_in_transaction() -> None:
    with transaction.atomic():
        pause_clock(MATTER, "Yêu cầu bổ sung")
