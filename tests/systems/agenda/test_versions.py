"""A week from its first line to its adjustments."""

from datetime import time, timedelta

import pytest
from tests.support.office import both_at_once
from tests.systems.agenda.conftest import MONDAY, Office

from hienluong.base.errors import Invalid, NotAllowed
from hienluong.kernel.access.public import actor_for
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.people.public import Account
from hienluong.shared.notices.models import Notice
from hienluong.shared.work.models import ItemState, WorkItem
from hienluong.systems.agenda.actions.drafting import remove_line
from hienluong.systems.agenda.actions.moving import discard, send_back
from hienluong.systems.agenda.errors import ActNotPossible, EmptyWeek
from hienluong.systems.agenda.models import Version, VersionState
from hienluong.systems.agenda.public import (
    adjust,
    begin_week,
    last_published_week,
    publish,
    put_line,
    submit,
)


def published(office: Office) -> Version:
    version = office.week()
    submit(office.clerk, version.pk)
    return publish(office.director, version.pk)


def test_a_week_begun_twice_is_one_week(office: Office) -> None:
    assert office.week().pk == begin_week(office.clerk, office.agency.pk, MONDAY).pk


def test_what_is_submitted_waits_on_the_list_of_the_head_until_it_is_published(office: Office) -> None:
    version = office.week()
    submit(office.clerk, version.pk)
    item = WorkItem.objects.get(subject_kind="agenda", subject_id=version.pk)
    assert item.post_id in office.director.posts
    publish(office.director, version.pk)
    item.refresh_from_db()
    assert item.state != ItemState.OPEN


def test_the_newest_week_is_told_once_it_is_published_and_while_it_is_adjusted(office: Office) -> None:
    version = office.week()
    assert last_published_week(office.agency.pk) is None
    submit(office.clerk, version.pk)
    publish(office.director, version.pk)
    adjust(office.clerk, version.week_id)
    assert last_published_week(office.agency.pk) == MONDAY


def test_an_empty_week_is_not_submitted(office: Office) -> None:
    version = begin_week(office.clerk, office.agency.pk, MONDAY)
    with pytest.raises(EmptyWeek):
        submit(office.clerk, version.pk)


def test_who_composes_does_not_publish(office: Office) -> None:
    version = office.week()
    submit(office.clerk, version.pk)
    with pytest.raises(NotAllowed):
        publish(office.clerk, version.pk)


@pytest.mark.parametrize("who", ["specialist", "stranger", "citizen"])
def test_nobody_else_writes_or_moves_a_week(office: Office, who: str) -> None:
    actor, version = getattr(office, who), office.week()
    with pytest.raises(NotAllowed):
        put_line(actor, version.pk, office.line())
    with pytest.raises(NotAllowed):
        submit(actor, version.pk)
    with pytest.raises(NotAllowed):
        begin_week(actor, office.agency.pk, MONDAY + timedelta(weeks=1))


def test_what_is_returned_can_be_mended_and_says_why(office: Office) -> None:
    version = office.week()
    submit(office.clerk, version.pk)
    with pytest.raises(ActNotPossible):
        put_line(office.clerk, version.pk, office.line())
    with pytest.raises(Invalid):
        send_back(office.director, version.pk, "")
    assert send_back(office.director, version.pk, "Thiếu phòng họp").returned_why == "Thiếu phòng họp"
    put_line(office.clerk, version.pk, office.line())


def test_a_published_version_stays_while_the_next_is_written(office: Office) -> None:
    first = published(office)
    second = adjust(office.clerk, first.week_id)
    line = second.lines.get()
    put_line(office.clerk, second.pk, office.line(key=line.key, starts=time(9)))
    assert first.lines.get().starts == time(8)
    assert first.lines.get().key == line.key
    assert (second.number, second.adjustment) == (2, 1)
    assert adjust(office.clerk, first.week_id).pk == second.pk


def test_an_adjustment_can_be_given_up_but_not_the_first_version(office: Office) -> None:
    first = published(office)
    second = adjust(office.clerk, first.week_id)
    discard(office.clerk, second.pk)
    assert list(first.week.versions.values_list("number", flat=True)) == [1]
    with pytest.raises(ActNotPossible):
        discard(office.clerk, first.pk)


def test_those_whose_work_was_moved_hear_of_it_and_nobody_else(office: Office) -> None:
    first = published(office)
    assert not Notice.objects.filter(template="agenda_adjusted").exists()
    second = adjust(office.clerk, first.week_id)
    put_line(
        office.clerk,
        second.pk,
        office.line(key=second.lines.get().key, starts=time(10), chair=office.leaders[0]),
    )
    submit(office.clerk, second.pk)
    publish(office.director, second.pk)
    assert list(Notice.objects.filter(template="agenda_adjusted").values_list("post_id", flat=True)) == [
        office.leaders[0]
    ]


def test_a_new_week_can_begin_like_the_last(office: Office) -> None:
    published(office)
    next_monday = MONDAY + timedelta(weeks=1)
    copy = begin_week(office.clerk, office.agency.pk, next_monday, like=MONDAY)
    line = copy.lines.get()
    assert (line.day, line.starts, line.chair_id) == (next_monday, time(8), office.leaders[0])


def test_leaders_rooms_and_cars_of_others_cannot_be_asked_for(office: Office) -> None:
    version = office.week()
    with pytest.raises(Invalid) as wrong:
        put_line(office.clerk, version.pk, office.line(chair=office.stranger.posts[0], room=987654))
    assert set(wrong.value.fields) == {"chair", "room"}


def test_the_journal_tells_of_each_act_and_never_what_a_line_says(office: Office) -> None:
    version = office.week(office.line(content="Việc kín"))
    remove_line(office.clerk, version.pk, version.lines.get().key)
    entries = Entry.objects.filter(verb__startswith="agenda.")
    assert [entry.verb for entry in entries.order_by("pk")] == [
        "agenda.begun",
        "agenda.line_put",
        "agenda.line_removed",
    ]
    assert not any("Việc kín" in str(entry.facts) for entry in entries)


@pytest.mark.django_db(transaction=True)
def test_published_by_two_at_once_it_is_published_once(office: Office) -> None:
    version = office.week()
    submit(office.clerk, version.pk)
    account = Account.objects.get(pk=office.director.account_id)

    def approve() -> Version:
        return publish(actor_for(account), version.pk)

    results = both_at_once(approve, approve)
    assert sorted(type(result).__name__ for result in results) == ["ActNotPossible", "Version"]
    assert Version.objects.get(pk=version.pk).state == VersionState.PUBLISHED
