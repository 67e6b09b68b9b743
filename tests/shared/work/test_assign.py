"""A head gives waiting work to other hands."""

from datetime import timedelta

import pytest
from tests.support.commune import make_officer
from tests.support.office import MONDAY, Office, make_office, one_for, post_of

from hienluong.base.errors import NotAllowed, SignInNeeded
from hienluong.kernel.access.public import NOBODY, Scope
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.organisation.public import Post, PostKind
from hienluong.shared.work.actions.assign import assign_all
from hienluong.shared.work.errors import ItemTaken, WrongHands
from hienluong.shared.work.public import Matter, assign, finish, hold, mark_opened, work_list
from hienluong.shared.work.queries.receivers import receivers_of


def test_assigned_work_moves_to_the_other_list_unopened_with_the_heads_words(office: Office) -> None:
    item = one_for(office.son)
    mark_opened(office.son, item)
    assign(office.head, item.pk, post_of(office.hoa).pk, "Sơn đi tập huấn")
    (moved,) = work_list(office.hoa).items
    assert (moved.from_post_id, moved.note, moved.opened_at) == (
        post_of(office.son).pk,
        "Sơn đi tập huấn",
        None,
    )
    assert work_list(office.son).items == []


def test_the_journal_says_who_gave_it_to_whom_by_which_right(office: Office) -> None:
    item = one_for(office.son)
    assign(office.head, item.pk, post_of(office.hoa).pk)
    entry = Entry.objects.get(verb="work.assigned")
    assert (entry.right, entry.account, entry.facts["post"]) == (
        "work.assign",
        office.head.account_id,
        post_of(office.hoa).pk,
    )


def test_the_ladder_of_who_may_assign(office: Office) -> None:
    other = make_office("Cam Lộ", "H50.40")
    item, to = one_for(office.son), post_of(office.hoa).pk
    with pytest.raises(SignInNeeded):
        assign(NOBODY, item.pk, to)
    for nobody_here in (office.son, office.reception, other.head, other.chair):
        with pytest.raises(NotAllowed):
            assign(nobody_here, item.pk, to)
    assign(office.head, item.pk, to)
    assign(office.chair, item.pk, post_of(office.son).pk)


def test_work_does_not_leave_the_body(office: Office) -> None:
    other = make_office("Cam Lộ", "H50.40")
    with pytest.raises(WrongHands):
        assign(office.chair, one_for(office.son).pk, post_of(other.son).pk)


def test_who_lacks_a_right_of_the_present_post_is_not_given_the_work(office: Office) -> None:
    item = one_for(office.son)
    with pytest.raises(WrongHands):
        assign(office.chair, item.pk, post_of(office.reception).pk)


def test_the_head_may_take_it_upon_themselves(office: Office) -> None:
    item = one_for(office.son)
    assert assign(office.head, item.pk, post_of(office.head).pk).post_id == post_of(office.head).pk


def test_a_post_that_has_ended_receives_nothing(office: Office) -> None:
    item, to = one_for(office.son), post_of(office.hoa)
    Post.objects.filter(pk=to.pk).update(valid_to=MONDAY.date() - timedelta(days=1))
    with pytest.raises(WrongHands):
        assign(office.head, item.pk, to.pk)


@pytest.mark.parametrize("state", ["finished", "held"])
def test_what_is_not_waiting_is_not_assigned(office: Office, state: str) -> None:
    item = one_for(office.son)
    finish(office.son, item) if state == "finished" else hold(Matter("task", 1))
    with pytest.raises(ItemTaken):
        assign(office.head, item.pk, post_of(office.hoa).pk)


def test_work_comes_from_the_chair_to_an_able_post_of_another_division(office: Office) -> None:
    item = one_for(office.chair)
    second = make_officer("pct", "Nguyễn Văn Ba", (office.committee, PostKind.CHAIR))
    assert assign(office.chair, item.pk, post_of(second).pk).agency_id == office.committee.pk


def test_of_many_each_gets_its_own_answer(office: Office) -> None:
    first, second = one_for(office.son, 1), one_for(office.son, 2)
    finish(office.son, first)
    results = assign_all(office.head, [first.pk, second.pk, second.pk], post_of(office.hoa).pk)
    assert [(each.item_id, type(each.refused)) for each in results] == [
        (first.pk, ItemTaken),
        (second.pk, type(None)),
    ]
    assert [item.pk for item in work_list(office.hoa).items] == [second.pk]


def test_receivers_are_offered_with_the_length_of_their_lists_the_shortest_first(office: Office) -> None:
    one_for(office.hoa, 1)
    one_for(office.hoa, 2)
    item = one_for(office.son, 3)
    found = [
        (each.waiting, each.holder)
        for each in receivers_of(office.chair.scope("work.assign"), [item], MONDAY.date())
    ]
    assert [waiting for waiting, _ in found] == [0, 0, 1, 2]
    assert found[2:] == [(1, "Lê Văn Sơn"), (2, "Phan Thị Hoa")]


def test_items_of_two_bodies_have_no_receiver_in_common(office: Office) -> None:
    other = make_office("Cam Lộ", "H50.40")
    both = [one_for(office.son, 1), one_for(other.son, 2)]
    assert receivers_of(Scope(everywhere=True), both, MONDAY.date()) == []


def test_nobody_is_offered_whom_the_head_may_not_give_work_to(office: Office) -> None:
    found = receivers_of(office.head.scope("work.assign"), [one_for(office.son)], MONDAY.date())
    assert {each.holder for each in found} == {"Hồ Thị Lan", "Lê Văn Sơn", "Phan Thị Hoa"}
