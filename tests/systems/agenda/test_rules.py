"""Weeks, clashes and changes, each against a slow obvious model."""

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hienluong.systems.agenda.errors import ActNotPossible
from hienluong.systems.agenda.models import Session, VersionState
from hienluong.systems.agenda.rules.changes import Change, changes
from hienluong.systems.agenda.rules.clashes import Slot, clashes, interval
from hienluong.systems.agenda.rules.lines import faults_of
from hienluong.systems.agenda.rules.states import acts_in, state_after
from hienluong.systems.agenda.rules.weeks import days_of, monday_of, week_name, week_named
from hienluong.systems.agenda.values import LineIn

DAY = date(2026, 11, 23)
DAYS = some.dates(date(2018, 1, 1), date(2045, 12, 31))


@given(DAYS)
def test_every_day_lies_in_the_week_that_its_name_names(day: date) -> None:
    monday = monday_of(day)
    assert week_named(week_name(monday)) == monday
    assert day in days_of(monday)


@pytest.mark.parametrize(
    "name", ["", "2026-W60", "2026-W00", "2026-W1", "26-W10", "2026-W48x", "２０２６-W48"]
)
def test_what_names_no_week_is_no_week(name: str) -> None:
    assert week_named(name) is None


@some.composite
def slots(draw: some.DrawFn) -> Slot:
    session = draw(some.sampled_from(list(Session)))
    hours = some.integers(0, 11) if session is Session.MORNING else some.integers(12, 22)
    starts = draw(some.none() | some.builds(time, hours, some.sampled_from([0, 30])))
    ends = None
    if starts is not None and draw(some.booleans()):
        ends = (
            time(23, 30) if starts.hour > 20 else time(starts.hour + draw(some.integers(1, 2)), starts.minute)
        )
    return Slot(
        key=uuid4(), day=DAY + timedelta(days=draw(some.integers(0, 1))), session=session, starts=starts, ends=ends,
        people=draw(some.frozensets(some.integers(1, 3), max_size=2)), room=draw(some.none() | some.integers(1, 2)),
        car=draw(some.none() | some.just(9)),
    )  # fmt: skip


def minutes(slot: Slot) -> set[datetime]:
    begins, ends = interval(slot)
    return {begins + timedelta(minutes=step) for step in range(0, int((ends - begins).total_seconds() / 60) + 1, 30)
            if begins + timedelta(minutes=step) < ends}  # fmt: skip


@given(some.lists(slots(), max_size=7))
def test_two_lines_clash_when_they_share_a_moment_and_a_need(week: list[Slot]) -> None:
    expected = {
        frozenset((one.key, two.key))
        for number, one in enumerate(week)
        for two in week[number + 1 :]
        if minutes(one) & minutes(two)
        and (
            one.people & two.people or (one.room and one.room == two.room) or (one.car and one.car == two.car)
        )
    }
    assert {frozenset((clash.first, clash.second)) for clash in clashes(week)} == expected


class Said:
    """A line as comparisons see it."""

    def __init__(self, key: UUID, words: str) -> None:
        self.key, self.says = key, {"content": words, "place": "Phòng họp"}


def test_what_is_new_changed_and_gone_is_told() -> None:
    kept, moved, gone, new = (uuid4() for _ in range(4))
    before = [Said(kept, "a"), Said(moved, "b"), Said(gone, "c")]
    after = [Said(kept, "a"), Said(moved, "b2"), Said(new, "d")]
    told = [(each.key, each.change, each.fields) for each in changes(before, after)]
    assert told == [
        (moved, Change.CHANGED, ("content",)),
        (new, Change.ADDED, ()),
        (gone, Change.REMOVED, ()),
    ]


def test_a_published_version_never_changes() -> None:
    assert acts_in(VersionState.PUBLISHED) == []
    with pytest.raises(ActNotPossible):
        state_after("write", VersionState.PUBLISHED)


@pytest.mark.parametrize(
    ("wrong", "more"),
    [
        ("content", {"content": ""}),
        ("content", {"content": "ơ" * 1001}),
        ("day", {"day": DAY + timedelta(days=7)}),
        ("day", {"day": DAY - timedelta(days=1)}),
        ("session", {"session": "toi"}),
        ("starts", {"starts": time(14)}),
        ("ends", {"ends": time(9)}),
        ("ends", {"starts": time(9), "ends": time(9)}),
        ("place", {"place": "x" * 301}),
    ],
)
def test_a_line_that_cannot_stand_says_which_box_is_wrong(wrong: str, more: dict[str, object]) -> None:
    facts: dict[str, object] = {"day": DAY, "session": Session.MORNING, "content": "Họp"}
    assert list(faults_of(LineIn(**{**facts, **more}), DAY, 7)) == [wrong]  # type: ignore[arg-type]
