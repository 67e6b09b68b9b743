"""The legal clock: start, pause, resume, extend, stop, always in working time."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.support.office import MATTER, MONDAY, Office, begin, make_office, vn

from hienluong.base import clock
from hienluong.base.errors import Conflict, Invalid
from hienluong.shared.work.models import Clock, Pause
from hienluong.shared.work.public import (
    Deadline,
    extend_clock,
    pause_clock,
    resume_clock,
    start_clock,
    stop_clock,
)
from hienluong.shared.work.rules import Thresholds, soon_from
from hienluong.shared.worktime.public import WorkCalendar, calendar_of


def _calendar(office: Office) -> WorkCalendar:
    return calendar_of(office.division.pk, clock.today())


def _now() -> Clock:
    return Clock.objects.get(subject_id=MATTER.id)


def test_a_pause_keeps_the_working_minutes_that_were_left(office: Office) -> None:
    begin(office)
    with clock.frozen(vn("2026-11-30 15:00")):
        pause_clock(MATTER, "Yêu cầu bổ sung")
    assert _now().remaining_minutes == 2 * 480 - (150 + 90)


def test_resumed_a_week_later_the_same_minutes_are_left(office: Office) -> None:
    begin(office)
    with clock.frozen(vn("2026-11-30 15:00")):
        pause_clock(MATTER, "Yêu cầu bổ sung")
    with clock.frozen(vn("2026-12-07 15:00")):
        resume_clock(MATTER)
    assert (_now().due_at, _now().first_due_at) == (vn("2026-12-09 09:00"), vn("2026-12-09 09:00"))
    assert [(pause.from_at, pause.until_at) for pause in Pause.objects.all()] == [
        (vn("2026-11-30 15:00"), vn("2026-12-07 15:00"))
    ]


def test_a_clock_paused_while_overdue_goes_on_as_late_as_it_was(office: Office) -> None:
    begin(office)
    with clock.frozen(vn("2026-12-02 11:00")):
        pause_clock(MATTER, "Yêu cầu bổ sung")
    with clock.frozen(vn("2026-12-09 14:00")):
        resume_clock(MATTER)
    assert _now().remaining_minutes is None
    assert _now().due_at == vn("2026-12-09 10:00")


def test_a_clock_cannot_be_paused_twice(office: Office) -> None:
    begin(office)
    pause_clock(MATTER, "Yêu cầu bổ sung")
    with pytest.raises(Conflict):
        pause_clock(MATTER, "Yêu cầu bổ sung")


def test_resuming_a_running_clock_changes_nothing(office: Office) -> None:
    before = begin(office).due_at
    with clock.frozen(MONDAY + timedelta(hours=4)):
        resume_clock(MATTER)
    assert _now().due_at == before


def test_a_matter_without_a_clock_cannot_be_paused_and_nothing_happens(office: Office) -> None:
    assert pause_clock(MATTER, "Yêu cầu bổ sung") is None
    assert resume_clock(MATTER) is None


def test_a_later_promise_leaves_the_first_due_time_for_the_figures(office: Office) -> None:
    begin(office)
    extend_clock(MATTER, vn("2026-12-04 17:00"))
    assert (_now().due_at, _now().first_due_at) == (vn("2026-12-04 17:00"), vn("2026-12-02 09:00"))
    assert _now().promise == 2


def test_an_earlier_promise_is_refused(office: Office) -> None:
    begin(office)
    with pytest.raises(Invalid):
        extend_clock(MATTER, vn("2026-12-02 09:00"))


def test_nothing_is_promised_without_a_clock_or_after_it_stopped(office: Office) -> None:
    with pytest.raises(Conflict):
        extend_clock(MATTER, vn("2026-12-04 17:00"))
    begin(office)
    stop_clock(MATTER)
    with pytest.raises(Conflict):
        extend_clock(MATTER, vn("2026-12-04 17:00"))


def test_a_promise_made_during_a_pause_is_kept_by_the_resumed_clock(office: Office) -> None:
    begin(office)
    with clock.frozen(vn("2026-11-30 15:00")):
        pause_clock(MATTER, "Yêu cầu bổ sung")
        extend_clock(MATTER, vn("2026-12-03 09:00"))
        resume_clock(MATTER)
    assert (_now().due_at, _now().first_due_at) == (vn("2026-12-03 09:00"), vn("2026-12-02 09:00"))


def test_a_stopped_clock_closes_its_pause_and_is_never_resumed(office: Office) -> None:
    begin(office)
    pause_clock(MATTER, "Yêu cầu bổ sung")
    stop_clock(MATTER)
    assert resume_clock(MATTER) is None
    assert (_now().stopped_at, Pause.objects.get().until_at) == (MONDAY, MONDAY)


def test_stopping_twice_keeps_the_first_moment(office: Office) -> None:
    begin(office)
    stop_clock(MATTER)
    with clock.frozen(MONDAY + timedelta(hours=1)):
        stop_clock(MATTER)
    assert _now().stopped_at == MONDAY


@pytest.mark.parametrize(
    ("whole", "left"),
    [(4 * 480, 480), (10 * 480, 960), (480, 96), (240, 48), (0, 0)],
)
def test_due_soon_is_a_day_before_or_a_fifth_of_the_time_whatever_comes_first(whole: int, left: int) -> None:
    assert Thresholds().left_when_soon(whole) == left


def test_the_moment_of_due_soon_is_counted_in_working_time(office: Office) -> None:
    found = soon_from(_calendar(office), vn("2026-11-30 09:00"), vn("2026-12-07 09:00"), Thresholds())
    assert found == vn("2026-12-04 09:00")


moments = st.integers(0, 20 * 24 * 60).map(lambda minutes: MONDAY + timedelta(minutes=minutes))


class AnyPause(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(st.tuples(moments, moments).map(sorted), st.integers(1, 4000))
    def test_standing_still_costs_no_working_time(self, pause: list[datetime], minutes: int) -> None:
        """What was left (or how late it was) when it was paused is left when it goes on."""
        with clock.frozen(MONDAY):
            office = make_office()
            calendar = _calendar(office)
            due = calendar.add_minutes(MONDAY, minutes)
            start_clock(MATTER, Deadline(office.division.pk, MONDAY, due, calendar.version))
        with clock.frozen(pause[0]):
            pause_clock(MATTER, "Yêu cầu bổ sung")
        with clock.frozen(pause[1]):
            resume_clock(MATTER)
        found = _now()
        assert calendar.minutes_between(pause[1], found.due_at) == calendar.minutes_between(pause[0], due)
        assert found.first_due_at == found.due_at
