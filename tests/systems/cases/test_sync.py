"""What systems outside are told of a case: nothing while none is connected, each status once when one is."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.support.commune import Commune, filing

from hienluong.base import clock
from hienluong.kernel.jobs.public import work_off
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.actions.sync import confirm, note_change, send_waiting
from hienluong.systems.cases.destinations import (
    Refused,
    StatusMessage,
    Unreachable,
    connect,
    disconnect,
)
from hienluong.systems.cases.models import Case, Sync, SyncState
from hienluong.systems.cases.public import submit
from hienluong.systems.cases.queries.sync import sync_lines

pytestmark = pytest.mark.django_db(transaction=True)


class Elsewhere:
    """A system of the test that remembers what it was told."""

    key, name = "elsewhere", "Trục liên thông"

    def __init__(self) -> None:
        self.heard: list[StatusMessage] = []
        self.confirms = False
        self.trouble: type[Exception] | None = None

    def tell(self, message: StatusMessage) -> bool:
        if self.trouble:
            raise self.trouble
        self.heard.append(message)
        return self.confirms


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    destination = Elsewhere()
    connect(destination)
    yield destination
    disconnect(destination.key)


def filed(commune: Commune) -> Case:
    case = submit(commune.citizen, filing(commune))
    work_off()
    return case


def state() -> str:
    return Sync.objects.get().state


def test_without_a_connection_nothing_is_kept_and_the_page_says_so(commune: Commune) -> None:
    case = filed(commune)
    assert not Sync.objects.exists()
    assert [(line.name, line.words) for line in sync_lines(case)] == [("Hệ thống quốc gia", "Chưa kết nối")]


def test_each_status_is_told_once_in_national_words(commune: Commune, elsewhere: Elsewhere) -> None:
    case = filed(commune)
    assert send_waiting() == 1
    assert send_waiting() == 0
    receive(commune.reception, ReceiveCase(case.pk))
    work_off()
    send_waiting()
    assert [(one.case_code, one.national_status) for one in elsewhere.heard] == [
        (case.code, 1),
        (case.code, 2),
    ]
    assert sync_lines(case)[0].words == "Đã gửi"


def test_a_message_is_confirmed_at_once_or_later(commune: Commune, elsewhere: Elsewhere) -> None:
    filed(commune)
    send_waiting()
    assert state() == SyncState.SENT
    confirm(elsewhere.heard[0].message_id)
    assert state() == SyncState.CONFIRMED
    elsewhere.confirms = True
    filed(commune)
    send_waiting()
    assert set(Sync.objects.values_list("state", flat=True)) == {SyncState.CONFIRMED}


def test_an_outage_is_tried_again_later_under_the_same_id_and_ends_with_a_person(
    commune: Commune, elsewhere: Elsewhere
) -> None:
    filed(commune)
    elsewhere.trouble = Unreachable
    first, now = Sync.objects.get().message_id, clock.now()
    assert send_waiting() == 0
    assert state() == SyncState.RETRY
    assert send_waiting() == 0, "not before its time"
    for hours in range(1, 8):
        with clock.frozen(now + timedelta(hours=24 * hours)):
            send_waiting()
    assert state() == SyncState.RECONCILE
    assert Sync.objects.get().message_id == first


def test_a_refused_message_waits_for_a_person(commune: Commune, elsewhere: Elsewhere) -> None:
    filed(commune)
    elsewhere.trouble = Refused
    send_waiting()
    assert state() == SyncState.RECONCILE


def test_a_change_while_we_talk_is_told_after(commune: Commune, elsewhere: Elsewhere) -> None:
    case = filed(commune)
    told = elsewhere.tell

    def meanwhile(message: StatusMessage) -> bool:
        elsewhere.tell = told  # type: ignore[method-assign]
        receive(commune.reception, ReceiveCase(case.pk))
        note_change(case.pk)
        return told(message)

    elsewhere.tell = meanwhile  # type: ignore[method-assign]
    send_waiting()
    assert [one.national_status for one in elsewhere.heard] == [1, 2]
    assert state() == SyncState.SENT
