"""Every event reaches every consumer, and its effect counts once."""

import threading
from collections.abc import Callable
from datetime import timedelta

import psycopg
import pytest
from django.db import connection, transaction

from hienluong.base import clock
from hienluong.kernel.jobs import registry
from hienluong.kernel.jobs.actions.emit import CHANNEL
from hienluong.kernel.jobs.actions.spread import spread_events
from hienluong.kernel.jobs.actions.sweep import sweep
from hienluong.kernel.jobs.models import Delivery, DeliveryState, Event
from hienluong.kernel.jobs.public import consumer, emit, outbox_health, work_off
from hienluong.kernel.jobs.rules import LONGEST_PAUSE, pause_after

Tell = Callable[[int], None]


@pytest.mark.django_db
def test_each_consumer_takes_each_event_once_and_in_order(tell: Tell, taker: Callable) -> None:
    one, two = taker("one"), taker("two")
    tell(5)
    assert work_off() == 10
    assert work_off() == 0
    assert one.taken() == two.taken() == [0, 1, 2, 3, 4]


@pytest.mark.django_db
def test_an_event_that_nobody_wants_is_done_at_once(tell: Tell) -> None:
    tell(1)
    work_off()
    assert Event.objects.get().dispatched_at is not None
    assert not Delivery.objects.exists()


@pytest.mark.django_db
def test_a_failing_event_leaves_no_effect_and_does_not_hold_up_the_others(
    tell: Tell, taker: Callable
) -> None:
    one, two = taker("one"), taker("two")
    one.fails_on = {1}
    tell(3)
    work_off()
    assert one.taken() == [0, 2]
    assert two.taken() == [0, 1, 2]
    assert Delivery.objects.get(state=DeliveryState.RETRY).attempts == 1


@pytest.mark.django_db
def test_a_failed_event_is_tried_again_after_its_pause_and_not_before(tell: Tell, taker: Callable) -> None:
    one = taker("one")
    one.fails_on = {0}
    tell(1)
    now = clock.now()
    with clock.frozen(now):
        work_off()
    one.fails_on = set()
    with clock.frozen(now + pause_after(1) - timedelta(seconds=1)):
        assert work_off() == 0
    with clock.frozen(now + pause_after(1)):
        assert work_off() == 1
    assert one.taken() == [0]


@pytest.mark.django_db
def test_what_fails_again_and_again_becomes_a_dead_letter(tell: Tell, taker: Callable) -> None:
    one = taker("one")
    one.fails_on = {0}
    tell(1)
    attempts = 0
    for day in range(20):
        with clock.frozen(clock.now() + timedelta(days=day)):
            attempts += work_off()
    letter = Delivery.objects.get()
    assert letter.state == DeliveryState.DEAD
    assert letter.attempts == attempts == 8
    assert outbox_health().dead == 1


@pytest.mark.django_db
def test_the_kept_fault_names_kind_and_place_and_never_the_message(tell: Tell, taker: Callable) -> None:
    taker("one").fails_on = {0}
    tell(1)
    work_off()
    error = Delivery.objects.get().error
    assert error.startswith("ValueError (take, conftest.py:")
    assert "045123456789" not in error


@pytest.mark.parametrize("attempts", range(1, 7))
def test_pauses_only_grow(attempts: int) -> None:
    assert pause_after(attempts) < pause_after(attempts + 1) <= LONGEST_PAUSE


def test_after_seven_pauses_a_person_has_to_look() -> None:
    assert pause_after(8) is None


@pytest.mark.django_db
def test_a_consumer_that_is_gone_fails_like_any_other(tell: Tell, taker: Callable) -> None:
    taker("one")
    tell(1)
    spread_events()
    registry._consumers.clear()
    work_off()
    assert Delivery.objects.get().error.startswith("ConsumerGone")


@pytest.mark.django_db
def test_the_sweeper_makes_deliveries_that_an_older_worker_left_out(tell: Tell, taker: Callable) -> None:
    tell(2)
    work_off()
    one = taker("one")
    assert sweep() == 2
    work_off()
    assert one.taken() == [0, 1]
    assert sweep() == 0


@pytest.mark.django_db
def test_the_sweeper_lets_old_events_rest(tell: Tell, taker: Callable) -> None:
    with clock.frozen(clock.now() - timedelta(hours=2)):
        tell(1)
        work_off()
    taker("new")
    assert sweep() == 0


@pytest.mark.django_db
def test_the_sweeper_wakes_what_waits_longer_than_any_pause(tell: Tell, taker: Callable) -> None:
    one = taker("one")
    one.fails_on = {0}
    tell(1)
    with clock.frozen(clock.now() + timedelta(days=400)):
        work_off()
    one.fails_on = set()
    sweep()
    work_off()
    assert one.taken() == [0]


def test_a_consumer_cannot_take_the_name_of_another(taker: Callable) -> None:
    taker("one")
    with pytest.raises(ValueError, match="one takes test"):
        taker("one")


@pytest.mark.django_db(transaction=True)
def test_an_event_of_a_rolled_back_act_never_was(taker: Callable) -> None:
    one = taker("one")
    with transaction.atomic():
        emit("test.happened", {"n": 1})
        transaction.set_rollback(True)
    work_off()
    assert one.taken() == []


@pytest.mark.django_db(transaction=True)
def test_a_commit_knocks_and_a_rollback_does_not() -> None:
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as ear:
        ear.execute(f"listen {CHANNEL}")
        with transaction.atomic():
            emit("test.happened", {})
            transaction.set_rollback(True)
        assert list(ear.notifies(timeout=0.2)) == []
        with transaction.atomic():
            emit("test.happened", {})
        assert len(list(ear.notifies(timeout=20, stop_after=1))) == 1


@pytest.mark.django_db(transaction=True)
def test_workers_at_the_same_time_double_nothing_and_keep_the_order(tell: Tell, taker: Callable) -> None:
    takers = [taker("one"), taker("two"), taker("three")]
    tell(60)

    def work() -> None:
        try:
            work_off()
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    work_off()
    for one in takers:
        assert one.taken() == list(range(60))


@pytest.mark.django_db(transaction=True)
def test_an_effect_in_the_outbox_itself_goes_on_to_its_own_consumers(taker: Callable, tell: Tell) -> None:
    consumer("chain", "test.began")(lambda payload: emit("test.happened", payload))
    one = taker("one")
    emit("test.began", {"n": 7})
    work_off()
    assert one.taken() == [7]
