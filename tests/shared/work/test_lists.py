"""Filters, orders and pages of the lists, and who sees which."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.support.office import MONDAY, Office, make_office, one_for, post_of, signed_in

from hienluong.kernel.access.public import Scope
from hienluong.shared.work.public import HandOver, Matter, Urgency, finish, hand_over, hold, work_list
from hienluong.shared.work.queries.lists import (
    READ,
    Cursor,
    ListPage,
    Order,
    WorkFilter,
    agency_list,
    count_in_agencies,
    count_open,
    finished_lately,
    held_items,
    seen_in_agencies,
    seen_on_list,
)


@pytest.fixture
def five(office: Office) -> Office:
    """Two late, one due today, one next week, one without a due time; alternately with Son and Hoa."""
    due = [timedelta(days=-2), timedelta(days=-1), timedelta(hours=3), timedelta(days=7), None]
    for number, span in enumerate(due, 1):
        who = office.son if number % 2 else office.hoa
        one_for(who, number, due_at=MONDAY + span if span else None, title=f"Việc loại {number % 2}")
    return office


def _ids(page: object) -> list[int]:
    return [item.subject_id for item in page.items]  # type: ignore[attr-defined]


def test_a_list_is_narrowed_by_due_time(five: Office) -> None:
    late = WorkFilter(due_until=MONDAY)
    today = WorkFilter(due_from=MONDAY, due_until=MONDAY + timedelta(days=1))
    assert _ids(work_list(five.son, wanted=late)) == [1]
    assert _ids(work_list(five.son, wanted=today)) == [3]
    assert (count_open(five.son, late), count_in_agencies(five.head, late)) == (1, 2)


def test_a_list_is_narrowed_by_kind_title_and_post(five: Office) -> None:
    post = post_of(five.hoa)
    hand_over(HandOver(Matter("document", 9), "Công văn", post.pk, post.agency_id))
    assert _ids(work_list(five.hoa, wanted=WorkFilter(kind="document"))) == [9]
    assert _ids(agency_list(five.head, wanted=WorkFilter(title="Việc loại 0"))) == [2, 4]
    assert _ids(agency_list(five.head, wanted=WorkFilter(post=post_of(five.son).pk))) == [1, 3, 5]


def test_the_newest_first_is_another_order(five: Office) -> None:
    assert _ids(work_list(five.son, wanted=WorkFilter(order=Order.NEW))) == [5, 3, 1]


@pytest.mark.parametrize(
    ("order", "expected"), [(Order.PRESSING, [1, 2, 3, 4, 5]), (Order.NEW, [5, 4, 3, 2, 1])]
)
def test_pages_of_a_whole_agency_follow_in_either_order(
    five: Office, order: Order, expected: list[int]
) -> None:
    seen, after = [], None
    for _ in range(3):
        page = agency_list(five.head, after, 2, WorkFilter(order=order))
        seen, after = seen + _ids(page), page.after
    assert (seen, after) == (expected, None)


def test_an_agency_list_shows_only_where_the_reader_may_read(five: Office) -> None:
    other = make_office("Cam Lộ", "H50.40")
    one_for(other.son, 77)
    assert 77 not in _ids(agency_list(five.chair))
    assert _ids(agency_list(other.chair)) == [77]


def test_both_lists_are_one_statement_whatever_is_wanted(
    five: Office, django_assert_num_queries: object
) -> None:
    wanted = WorkFilter(title="Việc loại 1", due_until=MONDAY, order=Order.NEW)
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert _ids(work_list(five.son, wanted=wanted)) == _ids(agency_list(five.head, wanted=wanted)) == [1]


def test_a_list_says_by_what_it_can_be_narrowed(five: Office) -> None:
    assert seen_on_list(five.son).titles == ["Việc loại 1"]
    assert seen_in_agencies(five.head).titles == ["Việc loại 0", "Việc loại 1"]
    assert set(seen_in_agencies(five.head).posts) == {post_of(five.son).pk, post_of(five.hoa).pk}


def test_held_work_is_listed_apart_the_latest_first_in_pages(five: Office) -> None:
    for number in (1, 3, 5):
        hold(Matter("task", number))
    first = held_items(five.son, limit=2)
    assert _ids(first) == [5, 3]
    assert _ids(held_items(five.son, first.after, limit=2)) == [1]


def test_finished_work_is_listed_for_whoever_finished_it(five: Office) -> None:
    item = work_list(five.son).items[0]
    finish(five.son, item)
    assert [each.pk for each in finished_lately(five.son)] == [item.pk]
    assert finished_lately(five.hoa) == []


def test_urgency_is_a_word_on_the_line(office: Office) -> None:
    assert one_for(office.son, urgency=Urgency.EXPRESS).get_urgency_display() == "Hỏa tốc"


@pytest.fixture
def urgent(five: Office) -> Office:
    """Beside the five: one with Son that is urgent and due late, one with Hoa that is most urgent and due later still."""
    one_for(five.son, 6, urgency=Urgency.URGENT, due_at=MONDAY + timedelta(days=20))
    one_for(five.hoa, 7, urgency=Urgency.EXPRESS, due_at=MONDAY + timedelta(days=30))
    return five


def test_what_is_urgent_stands_before_what_is_late(urgent: Office) -> None:
    assert _ids(work_list(urgent.son)) == [6, 1, 3, 5]
    assert _ids(work_list(urgent.hoa)) == [7, 2, 4]


def test_of_equal_urgency_the_earlier_due_stands_first(urgent: Office) -> None:
    one_for(urgent.son, 8, urgency=Urgency.URGENT, due_at=MONDAY + timedelta(days=10))
    assert _ids(work_list(urgent.son))[:2] == [8, 6]


@pytest.mark.parametrize("limit", [1, 2, 3, 4])
def test_pages_follow_one_another_across_degrees_of_urgency(urgent: Office, limit: int) -> None:
    seen, after = [], None
    for _ in range(8):
        page = agency_list(urgent.head, after, limit)
        seen, after = seen + _ids(page), page.after
        if after is None:
            break
    assert seen == [7, 6, 1, 2, 3, 4, 5]


def test_the_next_page_of_the_desk_begins_behind_the_last_line(urgent: Office) -> None:
    for number in range(100, 160):
        one_for(urgent.son, number, urgency=Urgency.VERY_URGENT, due_at=MONDAY + timedelta(days=number))
    desk = signed_in(urgent.son)
    first = desk.get("/viec/")
    second = desk.get(first.context["page"].next_url)
    shown = [row.item.subject_id for answer in (first, second) for row in answer.context["rows"]]
    assert shown == [*range(100, 160), 6, 1, 3, 5]


MANY = """
insert into work_workitem (subject_kind, subject_id, title, why, note, post_id, agency_id, role, urgency, state, step,
    received_at, due_at, finished_as, outcome)
select 'task', n, 'Việc', '', '', (%(posts)s::bigint[])[1 + n %% 3], %(agency)s, 'lead',
    case when n %% 500 = 0 then n / 500 %% 4 else 0 end, case when n %% 3 = 0 then 'open' else 'done' end, '',
    now(), now() + n * interval '1 minute', '', ''
from generate_series(1000, 40000) n
"""


@pytest.fixture
def crowded(five: Office) -> Office:
    """Forty thousand items, a third of them open."""
    posts = [post_of(actor).pk for actor in (five.son, five.hoa, five.head)]
    with connection.cursor() as cursor:
        cursor.execute(MANY, {"posts": posts, "agency": five.division.pk})
        cursor.execute("analyze work_workitem")
    return five


def _plan(read: Callable[[], object]) -> str:
    with CaptureQueriesContext(connection) as caught:
        read()
    with connection.cursor() as cursor:
        cursor.execute(f"explain (costs off) {caught[-1]['sql']}")
        return "\n".join(line for (line,) in cursor.fetchall())


@pytest.mark.parametrize("after", [None, Cursor(Urgency.NORMAL, MONDAY, 1)])
def test_a_list_of_many_follows_its_index_and_never_reads_what_is_not_its_own(
    crowded: Office, after: Cursor | None
) -> None:
    everywhere = replace(crowded.son, scopes={READ: Scope(everywhere=True)})
    reads: dict[str, Callable[[], ListPage]] = {
        "work_pressing_by_post": lambda: work_list(crowded.son, after),
        "work_pressing_by_agency": lambda: agency_list(crowded.head, after),
        "work_pressing": lambda: agency_list(everywhere, after),
    }
    for index, read in reads.items():
        plan = _plan(read)
        assert f"Index Scan using {index} on" in plan, plan
        assert "Seq Scan" not in plan, plan
        assert "Filter" not in plan, plan


def test_a_count_of_what_is_late_does_not_read_the_whole_table(crowded: Office) -> None:
    late = WorkFilter(due_until=MONDAY)
    for read in (lambda: count_open(crowded.son, late), lambda: count_in_agencies(crowded.head, late)):
        assert "Seq Scan" not in _plan(read)
