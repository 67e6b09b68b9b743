"""What waits on lists, and how it leaves them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.support.office import MONDAY, Office, make_office, one_for, post_of

from hienluong.base import clock
from hienluong.shared.work.errors import ItemTaken, NotOnYourList
from hienluong.shared.work.models import ItemState
from hienluong.shared.work.public import (
    FAR,
    HandOver,
    Matter,
    Role,
    WorkItem,
    count_open,
    finish,
    hand_over,
    hold,
    items_of,
    least_loaded,
    live_item,
    mark_opened,
    release,
    take_over,
    withdraw,
    work_list,
)


def test_handed_over_work_stands_on_the_list_of_its_post(office: Office) -> None:
    item = one_for(office.son, note="Xem kỹ nơi cư trú")
    assert [(each.pk, each.note) for each in work_list(office.son).items] == [(item.pk, "Xem kỹ nơi cư trú")]
    assert work_list(office.hoa).items == []


def test_several_hand_overs_are_one_statement(office: Office, django_assert_num_queries: object) -> None:
    post = post_of(office.son)
    with django_assert_num_queries(1):  # type: ignore[operator]
        hand_over(*(HandOver(Matter("task", n), "Việc", post.pk, post.agency_id) for n in range(5)))


def test_a_matter_has_one_accountable_item_at_a_time(office: Office) -> None:
    one_for(office.son)
    with pytest.raises(IntegrityError), transaction.atomic():
        one_for(office.hoa, role=Role.SIGN)


def test_opinions_may_be_asked_of_several_beside_it(office: Office) -> None:
    one_for(office.son)
    one_for(office.hoa, role=Role.SUPPORT)
    one_for(office.head, role=Role.INFORMED)
    assert len(items_of(Matter("task", 1))) == 3


def test_a_matter_may_be_handed_on_when_the_item_before_is_finished(office: Office) -> None:
    finish(office.son, one_for(office.son))
    assert one_for(office.hoa).state == ItemState.OPEN


def test_finished_work_is_off_the_list_and_says_by_whom_and_when(office: Office) -> None:
    item = one_for(office.son)
    finish(office.son, item, "Đồng ý")
    item.refresh_from_db()
    assert work_list(office.son).items == []
    assert (item.finished_by_id, item.finished_at, item.outcome) == (
        office.son.account_id,
        MONDAY,
        "Đồng ý",
    )


def test_work_of_another_post_cannot_be_finished(office: Office) -> None:
    item = one_for(office.son)
    with pytest.raises(NotOnYourList):
        finish(office.hoa, item)


@pytest.mark.parametrize("change", ["finished", "held", "withdrawn"])
def test_what_is_not_waiting_cannot_be_finished(office: Office, change: str) -> None:
    item = one_for(office.son)
    match change:
        case "finished":
            finish(office.son, item)
        case "held":
            hold(Matter("task", 1))
        case _:
            withdraw(Matter("task", 1))
    with pytest.raises(ItemTaken):
        finish(office.son, item)


def test_who_still_holds_an_item_that_a_colleague_took_over_is_told(office: Office) -> None:
    stale = one_for(office.son)
    take_over(WorkItem.objects.get(pk=stale.pk), post_of(office.hoa).pk)
    with pytest.raises(ItemTaken):
        finish(office.son, stale)


def test_the_most_pressing_stands_first_and_what_has_no_due_time_last(office: Office) -> None:
    one_for(office.son, 1)
    one_for(office.son, 2, due_at=MONDAY + timedelta(days=2))
    one_for(office.son, 3, due_at=MONDAY - timedelta(days=1))
    assert [item.subject_id for item in work_list(office.son).items] == [3, 2, 1]
    assert work_list(office.son).items[-1].due_at == FAR


def test_held_work_is_off_the_list_until_it_is_released_with_a_new_due_time(office: Office) -> None:
    one_for(office.son, due_at=MONDAY)
    hold(Matter("task", 1))
    assert count_open(office.son) == 0
    release(Matter("task", 1), MONDAY + timedelta(days=3))
    assert [item.due_at for item in work_list(office.son).items] == [MONDAY + timedelta(days=3)]


def test_released_without_a_due_time_it_keeps_the_old_one(office: Office) -> None:
    one_for(office.son, due_at=MONDAY)
    hold(Matter("task", 1))
    release(Matter("task", 1))
    assert work_list(office.son).items[0].due_at == MONDAY


def test_releasing_does_not_bring_back_what_was_finished(office: Office) -> None:
    finish(office.son, one_for(office.son))
    hold(Matter("task", 1))
    release(Matter("task", 1))
    assert count_open(office.son) == 0


def test_withdrawing_calls_back_waiting_and_held_work_of_the_named_roles(office: Office) -> None:
    one_for(office.son)
    one_for(office.hoa, role=Role.SUPPORT)
    assert withdraw(Matter("task", 1), [Role.SUPPORT]) == 1
    assert live_item(Matter("task", 1), [Role.LEAD]) is not None
    hold(Matter("task", 1))
    assert withdraw(Matter("task", 1)) == 1
    assert live_item(Matter("task", 1), tuple(Role)) is None


def test_only_the_holder_opens_an_item_and_only_the_first_look_counts(office: Office) -> None:
    item = one_for(office.son)
    mark_opened(office.hoa, item)
    assert WorkItem.objects.get(pk=item.pk).opened_at is None
    mark_opened(office.son, item)
    with clock.frozen(MONDAY + timedelta(hours=1)):
        mark_opened(office.son, WorkItem.objects.get(pk=item.pk))
    assert WorkItem.objects.get(pk=item.pk).opened_at == MONDAY


def test_pages_of_the_list_follow_without_gap_or_repeat(office: Office) -> None:
    for number in range(7):
        one_for(office.son, number, due_at=MONDAY + timedelta(hours=number // 3))
    seen, after = [], None
    while True:
        page = work_list(office.son, after, limit=2)
        seen += [item.subject_id for item in page.items]
        after = page.after
        if after is None:
            break
    assert seen == list(range(7))


def test_the_list_is_one_statement_whatever_the_number_of_posts(
    office: Office, django_assert_num_queries: object
) -> None:
    one_for(office.son)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(work_list(office.son).items) == 1


def test_counting_stops_behind_the_cap(office: Office) -> None:
    post = post_of(office.son)
    hand_over(*(HandOver(Matter("task", n), "Việc", post.pk, post.agency_id) for n in range(120)))
    assert count_open(office.son) == 100


def test_new_work_goes_to_the_shortest_list_and_to_the_first_of_equals(office: Office) -> None:
    son, hoa = post_of(office.son).pk, post_of(office.hoa).pk
    assert least_loaded([son, hoa]) == son
    one_for(office.son)
    assert least_loaded([son, hoa]) == hoa
    assert least_loaded([son]) == son


class AnyOrderOfActs(TestCase):
    """Against a plain model: a dictionary from matter to state."""

    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(
            st.tuples(st.sampled_from(["hand", "finish", "hold", "release", "withdraw"]), st.integers(1, 3)),
            max_size=25,
        )
    )
    def test_the_list_shows_exactly_what_waits(self, acts: list[tuple[str, int]]) -> None:
        with clock.frozen(MONDAY):
            office, states = make_office(), dict[int, str]()
            for act, number in acts:
                _apply(office, states, act, number)
            waiting = {item.subject_id for item in work_list(office.son).items}
        assert waiting == {number for number, state in states.items() if state == "open"}


def _apply(office: Office, states: dict[int, str], act: str, number: int) -> None:
    state, matter = states.get(number, "none"), Matter("task", number)
    if act == "hand" and state in {"none", "done"}:
        one_for(office.son, number)
        states[number] = "open"
    elif act == "finish" and state == "open":
        live = live_item(matter, [Role.LEAD])
        assert live is not None
        finish(office.son, live)
        states[number] = "done"
    elif act == "hold":
        hold(matter)
        states[number] = "held" if state == "open" else state
    elif act == "release":
        release(matter)
        states[number] = "open" if state == "held" else state
    elif act == "withdraw":
        withdraw(matter)
        states[number] = "done" if state in {"open", "held"} else state
