"""Scheduled jobs run on time, in one process at a time, and their failures are seen."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from hienluong.base import clock
from hienluong.kernel.jobs.actions.run_schedule import due, run_schedule
from hienluong.kernel.jobs.models import ScheduleRun
from hienluong.kernel.jobs.public import every, outbox_health
from hienluong.kernel.jobs.registry import schedules

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_job_is_due_at_first_and_then_after_its_time() -> None:
    every(60, "test.tick")(lambda: None)
    (job,) = schedules()
    now = clock.now()
    with clock.frozen(now):
        assert due([job]) == [job]
        assert run_schedule(job)
        assert not run_schedule(job)
    with clock.frozen(now + timedelta(seconds=59)):
        assert due([job]) == []
    with clock.frozen(now + timedelta(seconds=60)):
        assert run_schedule(job)


def test_a_run_noted_in_the_future_does_not_stop_a_job() -> None:
    every(60, "test.tick")(lambda: None)
    (job,) = schedules()
    with clock.frozen(clock.now() + timedelta(days=300)):
        run_schedule(job)
    assert due([job]) == [job]


def test_two_processes_never_run_the_same_job_at_once() -> None:
    began, let_go, runs = threading.Event(), threading.Event(), []

    @every(60, "test.slow")
    def slow() -> None:
        runs.append(1)
        began.set()
        let_go.wait(30)

    (job,) = schedules()

    def elsewhere() -> None:
        run_schedule(job)
        connection.close()

    thread = threading.Thread(target=elsewhere)
    thread.start()
    assert began.wait(30)
    with clock.frozen(clock.now() + timedelta(hours=1)):
        assert not run_schedule(job)
    let_go.set()
    thread.join(30)
    assert runs == [1]


def test_a_failure_is_kept_and_shown_until_the_job_works_again() -> None:
    works = []

    @every(60, "test.broken")
    def broken() -> None:
        if not works:
            raise RuntimeError("secret")

    (job,) = schedules()
    run_schedule(job)
    assert outbox_health().failing_schedules == ("test.broken",)
    assert "secret" not in ScheduleRun.objects.get().error
    works.append(1)
    with clock.frozen(clock.now() + timedelta(hours=1)):
        run_schedule(job)
    assert outbox_health().failing_schedules == ()
