"""Several people act in the same moment: each number once, no gap, one of two wins."""

import pytest
from tests.support.office import both_at_once
from tests.systems.documents.conftest import NOW, World

from hienluong.base import clock
from hienluong.systems.documents.actions.deliver import deliver
from hienluong.systems.documents.actions.issue import issue
from hienluong.systems.documents.models import Document, Flow

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 8


def test_numbers_of_arrival_have_neither_gap_nor_double(world: World) -> None:
    def enter(turn: int) -> object:
        with clock.frozen(NOW):
            return world.science.entered(symbol=f"{turn}/BNV-VP").serial

    found = both_at_once(*(lambda turn=turn: enter(turn) for turn in range(1, WRITERS + 1)))  # type: ignore[misc]
    assert sorted(found, key=str) == list(range(1, WRITERS + 1))


def test_of_two_clerks_who_issue_at_once_one_does(world: World) -> None:
    document = world.science.signed()

    def act() -> object:
        with clock.frozen(NOW):
            return issue(world.science.clerk, document.pk).symbol

    found = both_at_once(act, act)
    assert [each for each in found if isinstance(each, str)] == ["01/SKHCN-VP"]
    assert Document.objects.get(pk=document.pk).files.count() == 1


def test_two_workers_that_deliver_at_once_deliver_once(world: World) -> None:
    document = issue(world.science.clerk, world.science.signed(world.interior.agency).pk)

    def act() -> object:
        with clock.frozen(NOW):
            return deliver(document.pk)

    assert sorted(both_at_once(act, act), key=str) == [0, 1]
    assert Document.objects.filter(flow=Flow.INCOMING).count() == 1
