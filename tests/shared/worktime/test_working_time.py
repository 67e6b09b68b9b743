"""Working time against a slow, obvious model: walk minute by minute."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hienluong.base.clock import ZONE, local
from hienluong.shared.worktime.public import Counting, LimitUnit, Span, TimeLimit, WorkCalendar, due

OFFICE = (Span.between("07:00", "11:30"), Span.between("13:30", "17:00"))
MORNING = (Span.between("07:00", "11:30"),)
TET = {date(2026, 2, 16) + timedelta(days=n): () for n in range(5)}
CALENDAR = WorkCalendar(
    version="test",
    week=(OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, (), ()),
    days={**TET, date(2026, 1, 2): (), date(2026, 1, 10): OFFICE, date(2026, 2, 13): MORNING},
)


def at(day: str, hour: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(hour), tzinfo=ZONE)


def worked(minute: datetime) -> bool:
    here = local(minute)
    into = here.hour * 60 + here.minute
    return any(span.start <= into < span.end for span in CALENDAR.spans(here.date()))


def slow_add(start: datetime, minutes: int) -> datetime:
    moment = start
    while not worked(moment):
        moment += timedelta(minutes=1)
    for _ in range(minutes):
        while not worked(moment):
            moment += timedelta(minutes=1)
        moment += timedelta(minutes=1)
    return moment


def slow_between(start: datetime, end: datetime) -> int:
    span = int((end - start).total_seconds() // 60)
    return sum(worked(start + timedelta(minutes=n)) for n in range(span))


moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 3, 10)).map(  # noqa: DTZ001
    lambda naive: naive.replace(second=0, microsecond=0, tzinfo=ZONE)
)


@settings(max_examples=60, deadline=None)
@given(moments, st.integers(1, 2400))
def test_adding_minutes_agrees_with_walking_them(start: datetime, minutes: int) -> None:
    assert CALENDAR.add_minutes(start, minutes) == slow_add(start, minutes)


@settings(max_examples=60, deadline=None)
@given(moments, st.integers(0, 20_000))
def test_minutes_between_agree_with_walking_them(start: datetime, span: int) -> None:
    end = start + timedelta(minutes=span)
    assert CALENDAR.minutes_between(start, end) == slow_between(start, end)
    assert CALENDAR.minutes_between(end, start) == -slow_between(start, end)


@given(moments, st.integers(0, 5000))
def test_what_was_added_lies_between(start: datetime, minutes: int) -> None:
    assert CALENDAR.minutes_between(start, CALENDAR.add_minutes(start, minutes)) == minutes


def slow_subtract(end: datetime, minutes: int) -> datetime:
    moment = end
    while not worked(moment - timedelta(minutes=1)):
        moment -= timedelta(minutes=1)
    for _ in range(minutes):
        while not worked(moment - timedelta(minutes=1)):
            moment -= timedelta(minutes=1)
        moment -= timedelta(minutes=1)
    return moment


@settings(max_examples=60, deadline=None)
@given(moments, st.integers(1, 2400))
def test_going_back_agrees_with_walking_back(end: datetime, minutes: int) -> None:
    assert CALENDAR.subtract_minutes(end, minutes) == slow_subtract(end, minutes)


@given(moments, st.integers(-3000, 3000))
def test_a_shift_forward_and_back_is_the_same_working_time(moment: datetime, minutes: int) -> None:
    assert CALENDAR.minutes_between(moment, CALENDAR.shift(moment, minutes)) == minutes


@pytest.mark.parametrize("add", [CALENDAR.add_minutes, CALENDAR.subtract_minutes])
def test_a_negative_stretch_of_time_is_refused(add: object) -> None:
    with pytest.raises(ValueError, match="forward"):
        add(at("2026-11-20", "09:00"), -1)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("received", "starts"),
    [
        (("2026-11-20", "14:59"), ("2026-11-20", "14:59")),
        (("2026-11-20", "15:00"), ("2026-11-20", "15:00")),
        (("2026-11-20", "15:01"), ("2026-11-23", "07:00")),
        (("2026-11-20", "16:59"), ("2026-11-23", "07:00")),
        (("2026-11-20", "05:00"), ("2026-11-20", "07:00")),
        (("2026-11-20", "12:00"), ("2026-11-20", "13:30")),
        (("2026-11-21", "09:00"), ("2026-11-23", "07:00")),
        (("2026-01-10", "09:00"), ("2026-01-10", "09:00")),
        (("2026-02-13", "14:00"), ("2026-02-23", "07:00")),
    ],
)
def test_the_clock_starts_by_the_cut_off_and_the_calendar(
    received: tuple[str, str], starts: tuple[str, str]
) -> None:
    assert CALENDAR.start_of_clock(at(*received), time(15)) == at(*starts)


def limit(amount: str, unit: LimitUnit) -> TimeLimit:
    return TimeLimit(Decimal(amount), unit)


def test_a_same_day_result_is_due_at_close_of_that_day() -> None:
    _, due_at = due(CALENDAR, limit("0", LimitUnit.WORKING_DAY), at("2026-11-20", "09:10"), cutoff=time(15))
    assert due_at == at("2026-11-20", "17:00")


def test_received_after_the_cut_off_it_is_due_the_next_working_day() -> None:
    _, due_at = due(CALENDAR, limit("0", LimitUnit.WORKING_DAY), at("2026-11-20", "15:01"), cutoff=time(15))
    assert due_at == at("2026-11-23", "17:00")


def test_working_days_are_eight_hours_each_from_the_moment() -> None:
    _, due_at = due(CALENDAR, limit("3", LimitUnit.WORKING_DAY), at("2026-11-19", "10:00"))
    assert due_at == at("2026-11-24", "10:00")


def test_whole_days_leave_out_the_first_and_end_at_close_of_work() -> None:
    _, due_at = due(
        CALENDAR, limit("3", LimitUnit.WORKING_DAY), at("2026-11-19", "10:00"), counting=Counting.WHOLE_DAYS
    )
    assert due_at == at("2026-11-24", "17:00")


def test_half_a_day_is_four_working_hours() -> None:
    _, due_at = due(CALENDAR, limit("0.5", LimitUnit.WORKING_DAY), at("2026-11-20", "10:00"))
    assert due_at == at("2026-11-20", "16:00")


def test_calendar_days_that_end_on_a_day_off_move_to_the_next_working_day() -> None:
    _, due_at = due(CALENDAR, limit("2", LimitUnit.DAY), at("2026-11-19", "10:00"))
    assert due_at == at("2026-11-23", "17:00")


def test_a_month_from_the_last_of_january_ends_in_february() -> None:
    _, due_at = due(CALENDAR, limit("1", LimitUnit.MONTH), at("2028-01-31", "10:00"))
    assert due_at == at("2028-02-29", "17:00")


def test_tet_is_not_working_time() -> None:
    assert CALENDAR.minutes_between(at("2026-02-13", "11:00"), at("2026-02-23", "07:30")) == 60
