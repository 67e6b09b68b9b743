"""The worker process itself: killed, stopped, cut off from its database."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from hienluong.kernel.jobs.models import Delivery, DeliveryState, WorkerBeat

pytestmark = pytest.mark.django_db(transaction=True)

PROGRAM = Path(__file__).with_name("worker_program.py")
Process = subprocess.Popen[str]


@contextmanager
def worker(seconds_per_event: float) -> Iterator[Process]:
    """A worker on the test's database; killed at the end if it still runs."""
    given = connection.settings_dict
    url = f"postgresql://{given['USER']}:{given['PASSWORD']}@{given['HOST']}:{given['PORT']}/{given['NAME']}"
    process = subprocess.Popen(
        [sys.executable, PROGRAM, str(seconds_per_event)],
        env=os.environ | {"HL_DATABASE_URL": url}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def until(holds: Callable[[], object], seconds: float = 60) -> None:
    """Wait for it, within a generous limit."""
    limit = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < limit, "waited too long"
        time.sleep(0.05)


def all_done(count: int) -> Callable[[], bool]:
    return lambda: Delivery.objects.filter(state=DeliveryState.DONE).count() == count


def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_nothing(
    tell: Callable[[int], None], taker: Callable
) -> None:
    slow = taker("slow")
    tell(6)
    with worker(0.3) as killed:
        assert [killed.stdout.readline() for _ in range(3)][-1] == "began 2\n"
        killed.kill()
        killed.wait()
    assert slow.taken() == [0, 1]
    with worker(0):
        until(all_done(6))
    assert slow.taken() == [0, 1, 2, 3, 4, 5]


def test_a_stopped_worker_finishes_what_is_under_way_and_says_goodbye(
    tell: Callable[[int], None], taker: Callable
) -> None:
    slow = taker("slow")
    tell(2)
    with worker(1.5) as stopped:
        stopped.stdout.readline()
        until(WorkerBeat.objects.exists)
        stopped.terminate()
        assert stopped.wait(60) == 0
    assert slow.taken() == [0]
    assert not WorkerBeat.objects.exists()


def test_a_worker_outlives_the_loss_of_its_connections(tell: Callable[[int], None], taker: Callable) -> None:
    slow = taker("slow")
    tell(1)
    with worker(0):
        until(all_done(1))
        with connection.cursor() as cursor:
            cursor.execute("""select pg_terminate_backend(pid) from pg_stat_activity
                              where datname = current_database() and pid <> pg_backend_pid()""")
        tell(1)
        until(all_done(2))
    assert slow.taken() == [0, 0]
