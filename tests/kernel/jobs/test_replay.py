"""Dead letters: seen, tried again or given up by whoever holds the right, and journaled."""

from collections.abc import Callable

import pytest

from hienluong.base.errors import Conflict, Invalid, NotAllowed, NotFound, SignInNeeded
from hienluong.kernel.access.public import NOBODY, Actor, ActorKind, Scope
from hienluong.kernel.jobs.actions.replay import drop, replay
from hienluong.kernel.jobs.actions.spread import spread_events
from hienluong.kernel.jobs.models import Delivery, DeliveryState
from hienluong.kernel.jobs.public import work_off
from hienluong.kernel.jobs.queries import dead_letters
from hienluong.kernel.journal.models import Entry

pytestmark = pytest.mark.django_db

OPERATOR = Actor(ActorKind.OFFICER, account_id=1, scopes={"jobs.replay": Scope(everywhere=True)})
CLERK = Actor(ActorKind.OFFICER, account_id=2)


@pytest.fixture
def letter(tell: Callable, taker: Callable) -> Delivery:
    """An event that its consumer could not take, however often."""
    taker("one")
    tell(1)
    spread_events()
    Delivery.objects.update(state=DeliveryState.DEAD, attempts=8)
    return Delivery.objects.get()


def test_a_replayed_letter_is_taken_and_journaled(letter: Delivery) -> None:
    replay(OPERATOR, letter.pk)
    work_off()
    letter.refresh_from_db()
    assert letter.state == DeliveryState.DONE
    entry = Entry.objects.get(verb="jobs.replayed")
    assert (entry.account, entry.right) == (1, "jobs.replay")


def test_a_dropped_letter_keeps_its_reason_in_the_journal(letter: Delivery) -> None:
    drop(OPERATOR, letter.pk, "  Đã xử lý bằng tay ")
    letter.refresh_from_db()
    assert letter.state == DeliveryState.DROPPED
    assert Entry.objects.get(verb="jobs.dropped").facts["reason"] == "Đã xử lý bằng tay"
    assert work_off() == 0


def test_no_letter_is_dropped_without_a_reason(letter: Delivery) -> None:
    with pytest.raises(Invalid):
        drop(OPERATOR, letter.pk, "  ")


@pytest.mark.parametrize(("actor", "error"), [(NOBODY, SignInNeeded), (CLERK, NotAllowed)])
def test_without_the_right_nothing_is_seen_or_done(
    letter: Delivery, actor: Actor, error: type[Exception]
) -> None:
    for act in (
        lambda: dead_letters(actor),
        lambda: replay(actor, letter.pk),
        lambda: drop(actor, letter.pk, "x"),
    ):
        with pytest.raises(error):
            act()


def test_only_dead_letters_can_be_replayed(letter: Delivery) -> None:
    replay(OPERATOR, letter.pk)
    with pytest.raises(Conflict):
        replay(OPERATOR, letter.pk)
    with pytest.raises(NotFound):
        replay(OPERATOR, letter.pk + 1)
